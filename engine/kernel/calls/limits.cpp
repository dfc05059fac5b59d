#include "kernel/calls/limits.h"

#include <algorithm>

#include "kernel/abi.h"
#include "kernel/sharing.h"

namespace pagewalk {

Status setrlimit(Kernel& kernel, ProcessId id, uint64_t resource, uint64_t bytes) {
    ResourceLimits& limits = kernel.process(kernel.process(id).leader).limits;
    switch (resource) {
        case abi::rlimitStack: limits.stack = bytes; return Errno::None;
        case abi::rlimitAs: limits.addressSpace = bytes; return Errno::None;
        case abi::rlimitData: limits.data = bytes; return Errno::None;
        case abi::rlimitMemlock: limits.lockedMemory = bytes; return Errno::None;
        default: return Errno::InvalidArgument;
    }
}

Status setuid(Kernel& kernel, ProcessId id, uint64_t user) {
    Process& process = kernel.process(id);
    if (!process.privileged && user == 0) return Errno::NotPermitted;
    // The C library has every thread of the group do the same (setuid(2), C library/kernel differences).
    for (const ProcessId member : membersOf(kernel.machine, process.leader))
        kernel.process(member).privileged = user == 0;
    return Errno::None;
}

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

bool isData(const Region& region) { return region.data() && !region.flags.growsDown; }

bool mayExpand(const Process& process, bool data, uint64_t bytes) {
    if (process.space.mappedBytes() + bytes > process.limits.addressSpace) return false;
    const uint64_t limit = process.limits.data;
    return !data || limit == 0 || process.space.dataBytes() + bytes <= limit;
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
