#include "kernel/calls/mseal.h"

#include <algorithm>

namespace pagewalk {

Status mseal(Kernel& kernel, ProcessId id, VirtualAddress address, uint64_t length, uint64_t flags) {
    const PageSize page = kernel.machine.page();
    if (flags != 0 || !page.aligned(address.value)) return Errno::InvalidArgument;
    const AddressRange range{address, address + page.roundUp(length)};
    if (range.end < range.start || (length != 0 && range.empty())) return Errno::InvalidArgument;
    AddressSpace& space = kernel.process(id).space;
    for (VirtualAddress at = range.start; at < range.end;) {
        const Region* region = space.find(at);
        if (region == nullptr) return Errno::NoMemory;
        at = region->range.end;
    }
    for (VirtualAddress at = range.start; at < range.end;) {
        const Region* region = space.find(at);
        const AddressRange part{at, std::min(region->range.end, range.end)};
        if (!region->flags.sealed) {
            Region changed = region->part(part, page);
            changed.flags.sealed = true;
            space.change(changed, kernel.log);
        }
        at = part.end;
    }
    return Errno::None;
}

Status admitRemoval(AddressSpace& space, AddressRange range, EventLog& log) {
    const bool sealed = std::any_of(
        space.regions().begin(), space.regions().end(),
        [range](const Region& region) { return region.flags.sealed && region.range.overlaps(range); });
    if (!sealed) return Errno::None;
    const Region* first = space.find(range.start);
    if (first != nullptr && !first->flags.sealed) space.split(range.start, log);
    return Errno::NotPermitted;
}

}  // namespace pagewalk
