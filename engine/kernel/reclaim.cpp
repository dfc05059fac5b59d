#include "kernel/reclaim.h"

#include <optional>
#include <set>

#include "kernel/file_pages.h"
#include "kernel/swap.h"

namespace pagewalk {
namespace {

/// Frames that a locked region maps (Linux: PG_mlocked).
std::set<FrameNumber> lockedFrames(const Machine& machine) {
    std::set<FrameNumber> frames;
    for (const Process& process : machine.processes) {
        for (const Region& region : process.space.regions()) {
            if (!region.flags.locked) continue;
            machine.viewOf(process).forEach(
                region.range, [&](VirtualAddress, const PageTableEntry& entry) { frames.insert(entry.frame); });
        }
    }
    return frames;
}

/// Whether a page could go if it were not locked. A frame that is filled just now has neither owner nor object yet.
bool hasSomewhereToGo(const Machine& machine, FrameNumber frame) {
    const FrameInfo& info = machine.frames.at(frame);
    const bool slot = !machine.swap.full();
    if (info.use == FrameUse::Anonymous) {
        return info.swapCached || (info.owners != 0 && (slot || givenUp(machine, frame)));
    }
    if (info.use != FrameUse::PageCache || info.object == noObject) return false;
    return slot || machine.objects[info.object].kind() == FileKind::Disk;
}

std::optional<FrameNumber> chooseVictim(const Machine& machine, HeldFrames held) {
    const std::set<FrameNumber> locked = lockedFrames(machine);
    std::optional<FrameNumber> victim;
    for (uint32_t number = 1; number <= machine.frames.size(); ++number) {
        const FrameNumber frame{number};
        if (frame == held[0] || frame == held[1] || locked.contains(frame) || !hasSomewhereToGo(machine, frame))
            continue;
        if (!victim || machine.frames.at(frame).mapCount < machine.frames.at(*victim).mapCount) victim = frame;
    }
    return victim;
}

}  // namespace

bool reclaimFrame(Kernel& kernel, HeldFrames held) {
    const auto victim = chooseVictim(kernel.machine, held);
    if (!victim) return false;
    const FrameInfo info = kernel.machine.frames.at(*victim);
    if (info.use == FrameUse::PageCache) return evictFilePage(kernel, info.object, info.pageInObject);
    if (!givenUp(kernel.machine, *victim)) return swapOutFrame(kernel, *victim);
    dropGivenUp(kernel, *victim);
    return true;
}

const char* whyNothingIsReclaimable(const Machine& machine) {
    if (machine.swap.size() == 0) return "no-swap";
    return machine.swap.full() ? "swap-full" : "in-use";
}

}  // namespace pagewalk
