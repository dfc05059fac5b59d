#include "kernel/reclaim.h"

#include "kernel/file_pages.h"
#include "kernel/swap.h"

namespace pagewalk {
namespace {

/// Pages of a file on a disk can always be built again; others need a slot to go to.
bool reclaimable(const Machine& machine, const FrameInfo& info) {
    const bool slot = !machine.swap.full();
    if (info.use == FrameUse::Anonymous) return slot && info.owners != 0;
    if (info.use != FrameUse::PageCache) return false;
    return slot || machine.objects[info.object].kind() == FileKind::Disk;
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

bool reclaimFrame(Kernel& kernel) {
    const auto victim = chooseVictim(kernel.machine);
    if (!victim) return false;
    const FrameInfo info = kernel.machine.frames.at(*victim);
    if (info.use == FrameUse::Anonymous) return swapOutFrame(kernel, *victim);
    evictFilePage(kernel, info.object, info.pageInObject);
    return true;
}

}  // namespace pagewalk
