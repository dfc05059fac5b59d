#include "kernel/replacement/candidates.h"

#include "kernel/paging.h"
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

PageTableEntry entryAt(const Machine& machine, const Place& place) {
    return machine.viewOf(machine.processes[place.process]).get(place.page);
}

}  // namespace

Candidates::Candidates(Kernel& kernel, HeldFrames held)
    : kernel_(kernel), held_(held), locked_(lockedFrames(kernel.machine)) {}

// A frame that is filled just now has neither owner nor object yet.
bool Candidates::takeable(FrameNumber frame) const {
    if (frame == held_[0] || frame == held_[1] || locked_.contains(frame)) return false;
    const Machine& machine = kernel_.machine;
    const FrameInfo& info = machine.frames.at(frame);
    const bool slot = !machine.swap.full();
    if (info.use == FrameUse::Anonymous) {
        return info.swapCached || (info.owners != 0 && (slot || givenUp(machine, frame)));
    }
    if (info.use != FrameUse::PageCache || info.object == noObject) return false;
    return slot || machine.objects[info.object].kind() == FileKind::Disk;
}

std::vector<FrameNumber> Candidates::all() const {
    std::vector<FrameNumber> frames;
    for (uint32_t number = 1; number <= this->frames(); ++number) {
        if (takeable({number})) frames.push_back({number});
    }
    return frames;
}

uint32_t Candidates::accessedEntries(FrameNumber frame) const {
    uint32_t count = 0;
    for (const Place& place : placesOf(kernel_.machine, frame)) {
        const PageTableEntry entry = entryAt(kernel_.machine, place);
        count += static_cast<uint32_t>(entry.mapped() && entry.accessed);
    }
    return count;
}

bool Candidates::dirty(FrameNumber frame) const {
    const Machine& machine = kernel_.machine;
    const FrameInfo& info = machine.frames.at(frame);
    if (info.use == FrameUse::PageCache && machine.objects[info.object].placed(info.pageInObject)->dirty)
        return true;
    for (const Place& place : placesOf(machine, frame)) {
        if (entryAt(machine, place).dirty) return true;
    }
    return false;
}

bool Candidates::executable(FrameNumber frame) const {
    for (const Place& place : placesOf(kernel_.machine, frame)) {
        const PageTableEntry entry = entryAt(kernel_.machine, place);
        if (entry.accessed && entry.executable) return true;
    }
    return false;
}

void Candidates::clearAccessed(FrameNumber frame) {
    for (const Place& place : placesOf(kernel_.machine, frame))
        pagewalk::clearAccessed(kernel_, kernel_.process(place.process), place.page);
}

}  // namespace pagewalk
