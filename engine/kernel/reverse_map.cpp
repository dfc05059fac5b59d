#include "kernel/reverse_map.h"

namespace pagewalk {
namespace {

void addPrivate(const Machine& machine, const Process& process, FrameNumber frame, std::vector<Place>& places) {
    for (const auto& [page, content] : process.space.anonymous.pages()) {
        if (content.isInFrame() && content.frame == frame)
            places.push_back({process.id, machine.page().startOf(page)});
    }
}

/// A region shows a page of its object at one place at most; a private copy there is another frame.
void addMapped(const Machine& machine, const Process& process, FrameNumber frame, std::vector<Place>& places) {
    const FrameInfo& info = machine.frames.at(frame);
    for (const Region& region : process.space.regions()) {
        if (region.object != info.object || info.pageInObject < region.pageOffset) continue;
        const uint64_t distance = (info.pageInObject - region.pageOffset) << machine.page().shift;
        if (distance >= region.range.bytes()) continue;
        const VirtualAddress page = region.range.start + distance;
        const PageTableEntry entry = machine.viewOf(process).get(page);
        if (entry.mapped() && entry.frame == frame) places.push_back({process.id, page});
    }
}

}  // namespace

std::vector<Place> placesOf(const Machine& machine, FrameNumber frame) {
    const FrameUse use = machine.frames.at(frame).use;
    std::vector<Place> places;
    for (const Process& process : machine.processes) {
        if (!process.alive) continue;
        if (use == FrameUse::Anonymous) addPrivate(machine, process, frame, places);
        if (use == FrameUse::PageCache) addMapped(machine, process, frame, places);
    }
    return places;
}

}  // namespace pagewalk
