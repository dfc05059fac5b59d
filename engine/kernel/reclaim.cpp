#include "kernel/reclaim.h"

#include "kernel/paging.h"

namespace pagewalk {
namespace {

bool reclaimable(const Machine& machine, const FrameInfo& info) {
    return info.use == FrameUse::PageCache && machine.objects[info.object].kind() == FileKind::Disk;
}

std::optional<FrameNumber> chooseVictim(const Machine& machine) {
    std::optional<FrameNumber> victim;
    for (uint32_t number = 1; number <= machine.frames.size(); ++number) {
        const FrameInfo& info = machine.frames.at({number});
        if (!reclaimable(machine, info)) continue;
        if (!victim || info.mapCount < machine.frames.at(*victim).mapCount) victim = FrameNumber{number};
    }
    return victim;
}

}  // namespace

void unmapFilePage(Kernel& kernel, ObjectId object, uint64_t index) {
    const CachedPage* cached = kernel.machine.objects[object].placed(index);
    if (cached == nullptr) return;
    const FrameNumber frame = cached->frame;
    const PageSize size = kernel.machine.page();
    for (Process& process : kernel.machine.processes) {
        for (const Region& region : process.space.regions()) {
            if (region.object != object || index < region.pageOffset) continue;
            const VirtualAddress page = region.range.start + ((index - region.pageOffset) << size.shift);
            if (!region.range.contains(page)) continue;
            if (kernel.tableOf(process).get(page).frame != frame) continue;  // a private copy stays
            unmapPage(kernel, process, page);
            kernel.log.record(
                {.kind = EventKind::PageEvicted, .process = process.id, .frame = frame, .address = page});
        }
    }
}

bool reclaimFrame(Kernel& kernel) {
    const auto victim = chooseVictim(kernel.machine);
    if (!victim) return false;
    const FrameInfo info = kernel.machine.frames.at(*victim);
    unmapFilePage(kernel, info.object, info.pageInObject);
    FileObject& file = kernel.machine.objects[info.object];
    if (file.placed(info.pageInObject)->dirty && kernel.log.listening()) {
        kernel.log.record({.kind = EventKind::PageWrittenBack,
                           .frame = *victim,
                           .index = info.pageInObject,
                           .label = file.name()});
    }
    file.evict(info.pageInObject, kernel.machine.hardware.memory.content(*victim));
    freeFrame(kernel, *victim);
    return true;
}

}  // namespace pagewalk
