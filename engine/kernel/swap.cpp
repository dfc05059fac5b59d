#include "kernel/swap.h"

#include <vector>

#include "kernel/file_pages.h"
#include "kernel/paging.h"

namespace pagewalk {
namespace {

struct Owner {
    ProcessId process;
    PageNumber page;
};

std::vector<Owner> ownersOf(const Machine& machine, FrameNumber frame) {
    std::vector<Owner> owners;
    for (const Process& process : machine.processes) {
        for (const auto& [page, content] : process.space.anonymous.pages()) {
            if (content.isInFrame() && content.frame == frame) owners.push_back({process.id, page});
        }
    }
    return owners;
}

/// The slot that still holds the frame's bytes for somebody else, or a new one.
std::optional<SlotNumber> slotFor(Kernel& kernel, FrameNumber frame) {
    SwapArea& swap = kernel.machine.swap;
    for (const SlotNumber slot : swap.usedSlots()) {
        if (swap.at(slot).cached != frame) continue;
        swap.addReference(slot);
        return slot;
    }
    return swap.store(kernel.machine.hardware.memory.content(frame));
}

}  // namespace

bool swapOutFrame(Kernel& kernel, FrameNumber frame) {
    const std::vector<Owner> owners = ownersOf(kernel.machine, frame);
    const auto slot = slotFor(kernel, frame);
    if (!slot) return false;
    for (size_t i = 0; i < owners.size(); ++i) {
        if (i > 0) kernel.machine.swap.addReference(*slot);
        Process& process = kernel.process(owners[i].process);
        const VirtualAddress page = kernel.machine.page().startOf(owners[i].page);
        unmapPage(kernel, process, page);
        process.space.anonymous.put(owners[i].page, AnonymousPage::swapped(*slot));
        kernel.log.record({.kind = EventKind::SwappedOut,
                           .process = process.id,
                           .frame = frame,
                           .address = page,
                           .index = *slot});
    }
    kernel.machine.swap.setCached(*slot, FrameTable::zeroFrame);
    freeFrame(kernel, frame);
    return true;
}

bool swapOut(Kernel& kernel, Process& process, VirtualAddress page) {
    const FrameNumber frame = kernel.machine.viewOf(process).get(page).frame;
    const FrameInfo info = kernel.machine.frames.at(frame);
    if (info.mapCount != 1) return false;
    if (info.use == FrameUse::PageCache) {
        evictFilePage(kernel, info.object, info.pageInObject);
        return true;
    }
    if (info.owners != 1) return false;
    if (!info.lazyFree) return swapOutFrame(kernel, frame);
    unmapPage(kernel, process, page);
    process.space.anonymous.erase(kernel.machine.page().pageOf(page));
    dropOwner(kernel, frame);
    return true;
}

}  // namespace pagewalk
