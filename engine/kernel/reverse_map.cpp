#include "kernel/reverse_map.h"

#include <algorithm>

namespace pagewalk {
namespace {

void addPrivate(const Machine& machine, const Process& process, FrameNumber frame, std::vector<Place>& places) {
    for (const auto& [page, content] : process.space.anonymous.pages()) {
        if (content.isInFrame() && content.frame == frame)
            places.push_back({process.id, machine.page().startOf(page)});
    }
}

/// A frame of one owner is usually still where it was when it was taken: then nobody else has to be asked.
bool stillWhereTaken(const Machine& machine, const FrameInfo& info, FrameNumber frame) {
    if (info.use != FrameUse::Anonymous || info.owners != 1) return false;
    if (info.takenFor >= machine.processes.size()) return false;
    const AnonymousPage* own =
        machine.processes[info.takenFor].space.anonymous.find(PageNumber{info.takenForPage});
    return own != nullptr && own->isInFrame() && own->frame == frame;
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
    const FrameInfo& info = machine.frames.at(frame);
    const FrameUse use = info.use;
    if (stillWhereTaken(machine, info, frame))
        return {{info.takenFor, machine.page().startOf(PageNumber{info.takenForPage})}};
    std::vector<Place> places;
    for (const Process& process : machine.processes) {
        if (!process.alive) continue;
        if (use == FrameUse::Anonymous) addPrivate(machine, process, frame, places);
        if (use == FrameUse::PageCache) addMapped(machine, process, frame, places);
    }
    return places;
}

bool dirtyInTables(const Machine& machine, FrameNumber frame) {
    const std::vector<Place> places = placesOf(machine, frame);
    return std::any_of(places.begin(), places.end(), [&](const Place& place) {
        return machine.viewOf(machine.processes[place.process]).get(place.page).dirty;
    });
}

}  // namespace pagewalk
