#include "kernel/calls/msync.h"

#include "kernel/abi.h"
#include "kernel/file_pages.h"

namespace pagewalk {

Status msync(Kernel& kernel, ProcessId id, VirtualAddress address, uint64_t length, uint64_t flags) {
    const PageSize page = kernel.machine.page();
    const bool both = (flags & abi::msyncAsync) != 0 && (flags & abi::msyncSync) != 0;
    const bool unknown = (flags & ~(abi::msyncAsync | abi::msyncInvalidate | abi::msyncSync)) != 0;
    if (unknown || both || !page.aligned(address.value)) return Errno::InvalidArgument;
    const AddressRange range{address, address + page.roundUp(length)};
    if (range.end < range.start) return Errno::NoMemory;
    const AddressSpace& space = kernel.process(id).space;
    Status result = Errno::None;
    for (VirtualAddress at = range.start; at < range.end;) {
        const Region* region = space.firstEndingAbove(at);
        if (region == nullptr || region->range.start >= range.end) return Errno::NoMemory;
        if (region->range.start > at) result = Errno::NoMemory;
        if ((flags & abi::msyncInvalidate) != 0 && region->flags.locked) return Errno::Busy;
        const bool synced = (flags & abi::msyncSync) != 0 && region->shared && !region->anonymous();
        if (synced) {
            const AddressRange part = region->range.intersect({at, range.end});
            const uint64_t first = region->pageInObject(part.start, page);
            writeBack(kernel, region->object, {first, first + (part.bytes() >> page.shift)});
        }
        at = region->range.end;
    }
    return result;
}

}  // namespace pagewalk
