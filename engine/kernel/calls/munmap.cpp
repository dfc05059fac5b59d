#include "kernel/calls/munmap.h"

#include <algorithm>
#include <vector>

#include "kernel/commit.h"
#include "kernel/paging.h"

namespace pagewalk {
namespace {

bool inUse(const Machine& machine, ObjectId object) {
    return std::any_of(machine.processes.begin(), machine.processes.end(), [object](const Process& process) {
        const auto& regions = process.space.regions();
        return std::any_of(regions.begin(), regions.end(),
                           [object](const Region& region) { return region.object == object; });
    });
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
}

void releaseUnusedObjects(Kernel& kernel) {
    for (ObjectId id = 0; id < kernel.machine.objects.size(); ++id) {
        FileObject& object = kernel.machine.objects[id];
        if (object.kind() != FileKind::SharedAnonymous || object.bytes() == 0 || inUse(kernel.machine, id))
            continue;
        unchargeCommit(kernel.machine, object.chargedPages());
        for (const auto& [index, cached] : object.cache()) freeFrame(kernel, cached.frame);
        object = FileObject(object.name(), object.kind(), 0, kernel.machine.page());
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
    removeRegions(kernel, kernel.process(id), range);
    releaseUnusedObjects(kernel);
    return Errno::None;
}

}  // namespace pagewalk
