#include "kernel/calls/mlock.h"

#include <algorithm>

#include "kernel/abi.h"
#include "kernel/populate.h"

namespace pagewalk {
namespace {

/// Bytes of a range that are locked already.
uint64_t lockedIn(const AddressSpace& space, AddressRange range) {
    uint64_t bytes = 0;
    for (const Region& region : space.regions()) {
        if (region.flags.locked && region.range.overlaps(range)) bytes += region.range.intersect(range).bytes();
    }
    return bytes;
}

Status setLocked(Kernel& kernel, Process& process, AddressRange range, bool locked) {
    for (VirtualAddress at = range.start; at < range.end;) {
        const Region* region = process.space.find(at);
        if (region == nullptr) return Errno::NoMemory;
        const AddressRange part{at, std::min(region->range.end, range.end)};
        if (region->flags.locked != locked && !region->special) {
            Region changed = region->part(part, kernel.machine.page());
            changed.flags.locked = locked;
            process.space.change(changed, kernel.log);
        }
        at = part.end;
    }
    return Errno::None;
}

/// Where the regions are now: what is done to one of them may merge it with the next.
std::vector<AddressRange> rangesOf(const AddressSpace& space) {
    std::vector<AddressRange> ranges;
    for (const Region& region : space.regions()) ranges.push_back(region.range);
    return ranges;
}

void setAllLocked(Kernel& kernel, Process& process, bool locked) {
    for (const AddressRange range : rangesOf(process.space)) setLocked(kernel, process, range, locked);
}

AddressRange pagesOf(PageSize page, VirtualAddress address, uint64_t length) {
    const VirtualAddress start{page.roundDown(address.value)};
    return {start, start + page.roundUp(length + page.offsetIn(address))};
}

}  // namespace

bool mayLock(const Process& process) { return process.limits.lockedMemory != 0 || process.privileged; }

bool lockFits(const Process& process, uint64_t bytes) {
    return process.privileged || process.space.lockedBytes() + bytes <= process.limits.lockedMemory;
}

Status mlock(Kernel& kernel, ProcessId id, VirtualAddress address, uint64_t length) {
    Process& process = kernel.process(id);
    if (!mayLock(process)) return Errno::NotPermitted;
    const AddressRange range = pagesOf(kernel.machine.page(), address, length);
    if (!lockFits(process, range.bytes() - lockedIn(process.space, range))) return Errno::NoMemory;
    if (range.end < range.start) return Errno::InvalidArgument;
    const Status status = setLocked(kernel, process, range, true);
    if (status != Errno::None) return status;
    return populate(kernel, process, range) == Populated::Whole ? Errno::None : Errno::NoMemory;
}

Status munlock(Kernel& kernel, ProcessId id, VirtualAddress address, uint64_t length) {
    const AddressRange range = pagesOf(kernel.machine.page(), address, length);
    if (range.end < range.start) return Errno::InvalidArgument;
    return setLocked(kernel, kernel.process(id), range, false);
}

Status mlockall(Kernel& kernel, ProcessId id, uint64_t flags) {
    constexpr uint64_t known = abi::mclCurrent | abi::mclFuture | abi::mclOnFault;
    if (flags == 0 || (flags & ~known) != 0 || flags == abi::mclOnFault) return Errno::InvalidArgument;
    Process& process = kernel.process(id);
    if (!mayLock(process)) return Errno::NotPermitted;
    const bool current = (flags & abi::mclCurrent) != 0;
    if (current && !process.privileged && process.space.mappedBytes() > process.limits.lockedMemory) {
        return Errno::NoMemory;
    }
    process.space.lockFuture = (flags & abi::mclFuture) != 0;
    if (!current) return Errno::None;
    setAllLocked(kernel, process, true);
    if ((flags & abi::mclOnFault) != 0) return Errno::None;
    for (const AddressRange range : rangesOf(process.space)) populate(kernel, process, range);
    return Errno::None;
}

Status munlockall(Kernel& kernel, ProcessId id) {
    kernel.process(id).space.lockFuture = false;
    setAllLocked(kernel, kernel.process(id), false);
    return Errno::None;
}

}  // namespace pagewalk
