#include "kernel/calls/munmap.h"

#include <algorithm>
#include <vector>

#include "kernel/calls/mseal.h"
#include "kernel/commit.h"
#include "kernel/paging.h"

namespace pagewalk {
namespace {

bool inUse(const Machine& machine, ObjectId object) {
    return std::any_of(
        machine.processes.begin(), machine.processes.end(), [&machine, object](const Process& process) {
            const bool open = std::any_of(
                process.descriptors.begin(), process.descriptors.end(),
                [&](const auto& entry) { return machine.openFiles[entry.second].object == object; });
            const auto& regions = process.space.regions();
            return open || std::any_of(regions.begin(), regions.end(),
                                       [object](const Region& region) { return region.object == object; });
        });
}

/// Frees the tables that served a range and no region beside it (mm/memory.c, free_pgtables with its floor and ceiling).
void freeTables(Kernel& kernel, Process& process, AddressRange range) {
    const Region* below = process.space.below(range.start);
    const Region* above = process.space.firstEndingAbove(range.end);
    const VirtualAddress floor = below != nullptr ? below->range.end : VirtualAddress{};
    const VirtualAddress ceiling = above != nullptr ? above->range.start : VirtualAddress{UINT64_MAX};
    kernel.tableOf(process).prune({floor, ceiling});
}

}  // namespace

void removeRegions(Kernel& kernel, Process& process, AddressRange range) {
    const PageSize page = kernel.machine.page();
    for (const Region& region : process.space.regions()) {
        if (!region.range.overlaps(range) || !region.flags.accounted) continue;
        unchargeCommit(kernel.machine, region.range.intersect(range).bytes() >> page.shift);
    }
    unmapPages(kernel, process, range);
    discardPrivatePages(kernel, process, range);
    process.space.unmap(range, kernel.log);
    freeTables(kernel, process, range);
}

void releaseUnusedObjects(Kernel& kernel) {
    for (ObjectId id = 0; id < kernel.machine.objects.size(); ++id) {
        FileObject& object = kernel.machine.objects[id];
        const bool nameless = object.kind() == FileKind::SharedAnonymous || object.unlinked();
        if (!nameless || object.gone() || inUse(kernel.machine, id)) continue;
        for (const auto& [index, slot] : object.swappedPages()) dropSlot(kernel, slot);
        unchargeCommit(kernel.machine, object.chargedPages());
        for (const auto& [index, cached] : object.cache()) freeFrame(kernel, cached.frame);
        object = FileObject(object.name(), object.kind(), 0, kernel.machine.page());
        object.setGone();
    }
}

Status munmap(Kernel& kernel, ProcessId id, VirtualAddress address, uint64_t length) {
    const PageSize page = kernel.machine.page();
    const uint64_t userEnd = kernel.machine.hardware.format.userEnd().value;
    if (!page.aligned(address.value) || address.value > userEnd || length > userEnd - address.value) {
        return Errno::InvalidArgument;
    }
    const AddressRange range{address, address + page.roundUp(length)};
    if (range.empty()) return Errno::InvalidArgument;
    if (const Status status = admitRemoval(kernel.process(id).space, range, kernel.log); status != Errno::None)
        return status;
    removeRegions(kernel, kernel.process(id), range);
    releaseUnusedObjects(kernel);
    return Errno::None;
}

}  // namespace pagewalk
