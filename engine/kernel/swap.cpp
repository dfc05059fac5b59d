#include "kernel/swap.h"

#include <algorithm>
#include <vector>

#include "kernel/file_pages.h"
#include "kernel/paging.h"
#include "kernel/reverse_map.h"

namespace pagewalk {
namespace {

/// The slot that still holds the frame's bytes for somebody else.
std::optional<SlotNumber> cachingSlot(const Machine& machine, FrameNumber frame) {
    if (!machine.frames.at(frame).swapCached) return std::nullopt;
    const std::vector<SlotNumber> used = machine.swap.usedSlots();
    const auto at = std::find_if(used.begin(), used.end(),
                                 [&](SlotNumber slot) { return machine.swap.at(slot).cached == frame; });
    return at == used.end() ? std::nullopt : std::optional(*at);
}

void movePage(Kernel& kernel, Place place, FrameNumber frame, SlotNumber slot) {
    Process& process = kernel.process(place.process);
    unmapPage(kernel, process, place.page);
    process.space.anonymous.put(kernel.machine.page().pageOf(place.page), AnonymousPage::swapped(slot));
    kernel.log.record({.kind = EventKind::SwappedOut,
                       .process = process.id,
                       .frame = frame,
                       .address = place.page,
                       .index = slot});
}

}  // namespace

bool swapOutFrame(Kernel& kernel, FrameNumber frame) {
    SwapArea& swap = kernel.machine.swap;
    const std::vector<Place> places = placesOf(kernel.machine, frame);
    const auto cached = cachingSlot(kernel.machine, frame);
    const auto slot = cached ? cached : swap.store(kernel.machine.hardware.memory.content(frame));
    if (!slot) return false;
    for (const Place& place : places) {
        swap.addReference(*slot);
        movePage(kernel, place, frame, *slot);
    }
    swap.setCached(*slot, FrameTable::zeroFrame);
    if (!cached) swap.dropReference(*slot);  // the one that a new slot comes with
    freeFrame(kernel, frame);
    return true;
}

bool givenUp(const Machine& machine, FrameNumber frame) {
    const FrameInfo& info = machine.frames.at(frame);
    return info.lazyFree && info.owners != 0 && !dirtyInTables(machine, frame);
}

void dropGivenUp(Kernel& kernel, FrameNumber frame) {
    for (const Place& place : placesOf(kernel.machine, frame)) {
        Process& process = kernel.process(place.process);
        unmapPage(kernel, process, place.page);
        process.space.anonymous.erase(kernel.machine.page().pageOf(place.page));
        kernel.log.record(
            {.kind = EventKind::PageEvicted, .process = process.id, .frame = frame, .address = place.page});
        dropOwner(kernel, frame);
    }
    if (kernel.machine.frames.at(frame).swapCached)
        swapOutFrame(kernel, frame);  // for those who have it in a slot
}

bool swapOut(Kernel& kernel, Process& process, VirtualAddress page) {
    const FrameNumber frame = kernel.machine.viewOf(process).get(page).frame;
    const FrameInfo info = kernel.machine.frames.at(frame);
    if (info.mapCount != 1) return false;
    if (info.use == FrameUse::PageCache) return pageOutFilePage(kernel, info.object, info.pageInObject);
    if (info.owners != 1) return false;
    if (!givenUp(kernel.machine, frame)) return swapOutFrame(kernel, frame);
    dropGivenUp(kernel, frame);
    return true;
}

}  // namespace pagewalk
