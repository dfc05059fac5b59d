#include "kernel/paging.h"

#include <algorithm>

#include "kernel/out_of_memory.h"

namespace pagewalk {
namespace {

FrameInfo& infoOf(Kernel& kernel, FrameNumber frame) { return kernel.machine.frames.at(frame); }

/// An entry that maps a frame comes or goes. The zero frame is mapped by so many that nobody counts.
void countMapping(Kernel& kernel, FrameNumber frame, int change) {
    if (frame == FrameTable::zeroFrame) return;
    infoOf(kernel, frame).mapCount += static_cast<uint32_t>(change);
}

void invalidate(Kernel& kernel, const Process& process, VirtualAddress page) {
    const Asid asid = process.asid;
    if (!kernel.machine.hardware.tlb.invalidate(asid, kernel.machine.page().pageOf(page))) return;
    kernel.log.record({.kind = EventKind::TlbInvalidate, .asid = asid, .address = page});
}

/// What an entry knew and nobody else: that a shared file page was written, or one that had been given up.
void keepDirty(Kernel& kernel, const PageTableEntry& entry) {
    if (!entry.dirty || entry.frame == FrameTable::zeroFrame) return;
    FrameInfo& info = infoOf(kernel, entry.frame);
    info.lazyFree = false;
    if (info.use == FrameUse::PageCache) kernel.machine.objects[info.object].setWritten(info.pageInObject);
}

std::optional<FrameNumber> allocate(Kernel& kernel, const PageIdentity& page) {
    Machine& machine = kernel.machine;
    const auto frame = machine.frames.allocate(page.inObject ? FrameUse::PageCache : FrameUse::Anonymous);
    if (!frame) return std::nullopt;
    if (!page.inObject) {
        FrameInfo& info = machine.frames.at(*frame);
        info.takenFor = page.owner;
        info.takenForPage = page.page;
    }
    const bool onDisk = page.inObject && machine.objects[page.owner].kind() == FileKind::Disk;
    machine.replacement.placed({*frame, page, !onDisk});
    if (kernel.log.listening()) {
        kernel.log.record({.kind = EventKind::FrameAllocated,
                           .frame = *frame,
                           .label = page.inObject ? "page-cache" : "anonymous"});
    }
    return frame;
}

}  // namespace

std::optional<FrameNumber> takeFrame(Kernel& kernel, const FrameRequest& request) {
    kernel.machine.replacement.wanted(request.page);
    for (;;) {
        if (const auto frame = allocate(kernel, request.page)) return frame;
        if (reclaimFrame(kernel, request.held)) continue;
        const auto victim = killForMemory(kernel, request.forWhom);
        if (!victim || *victim == request.forWhom) return std::nullopt;
    }
}

void freeFrame(Kernel& kernel, FrameNumber frame) {
    kernel.machine.frames.release(frame);
    kernel.machine.replacement.freed(frame);
    kernel.machine.hardware.memory.clear(frame);
    kernel.log.record({.kind = EventKind::FrameFreed, .frame = frame});
}

void mapPage(Kernel& kernel, Process& process, VirtualAddress page, PageTableEntry entry) {
    PageTable table = kernel.tableOf(process);
    const PageTableEntry before = table.get(page);
    if (before.mapped()) {
        const bool lost = before.frame != entry.frame || !entry.dirty;
        if (lost) keepDirty(kernel, before);
        countMapping(kernel, before.frame, -1);
        invalidate(kernel, process, page);
    }
    table.set(page, entry);
    countMapping(kernel, entry.frame, +1);
}

void unmapPage(Kernel& kernel, Process& process, VirtualAddress page) {
    const PageTableEntry before = kernel.tableOf(process).clear(page);
    if (!before.mapped()) return;
    keepDirty(kernel, before);
    countMapping(kernel, before.frame, -1);
    invalidate(kernel, process, page);
}

void clearAccessed(Kernel& kernel, Process& process, VirtualAddress page) {
    PageTable table = kernel.tableOf(process);
    PageTableEntry entry = table.get(page);
    if (!entry.mapped() || !entry.accessed) return;
    entry.accessed = false;
    table.set(page, entry);
    invalidate(kernel, process, page);
}

void prepareTables(Kernel& kernel, const Process& from, AddressRange range, Process& to,
                   VirtualAddress target) {
    const uint64_t span = kernel.machine.hardware.format.lowestTableSpan();
    for (uint64_t done = 0; done < range.bytes();) {
        const VirtualAddress source = range.start + done;
        const VirtualAddress copy = target + done;
        if (kernel.machine.viewOf(from).find(source)) kernel.tableOf(to).prepare(copy);
        done += std::min(span - (source.value & (span - 1)), span - (copy.value & (span - 1)));
    }
}

void moveEntry(Kernel& kernel, Process& process, VirtualAddress from, VirtualAddress to) {
    PageTable table = kernel.tableOf(process);
    const PageTableEntry entry = table.clear(from);
    invalidate(kernel, process, from);
    table.set(to, entry);
}

void unmapPages(Kernel& kernel, Process& process, AddressRange range) {
    kernel.tableOf(process).view().forEach(
        range, [&](VirtualAddress page, const PageTableEntry&) { unmapPage(kernel, process, page); });
}

void dropOwner(Kernel& kernel, FrameNumber frame) {
    FrameInfo& info = infoOf(kernel, frame);
    if (--info.owners == 0 && !info.swapCached) freeFrame(kernel, frame);
}

void dropSlot(Kernel& kernel, SlotNumber slot) {
    const FrameNumber cached = kernel.machine.swap.at(slot).cached;
    if (!kernel.machine.swap.dropReference(slot) || cached == FrameTable::zeroFrame) return;
    FrameInfo& info = infoOf(kernel, cached);
    info.swapCached = false;
    if (info.owners == 0) freeFrame(kernel, cached);
}

void dropPrivatePage(Kernel& kernel, AnonymousPage page) {
    if (page.isInFrame()) dropOwner(kernel, page.frame);
    if (page.isSwapped()) dropSlot(kernel, page.slot);
}

void zapPages(Kernel& kernel, Process& process, AddressRange range) {
    const PageSize size = kernel.machine.page();
    unmapPages(kernel, process, range);
    AnonymousObject& anonymous = process.space.anonymous;
    auto at = anonymous.pages().lower_bound(size.pageOf(range.start));
    while (at != anonymous.pages().end() && size.startOf(at->first) < range.end) {
        const auto [page, content] = *at++;
        if (content.isGuard()) continue;
        anonymous.erase(page);
        dropPrivatePage(kernel, content);
    }
}

void discardPrivatePages(Kernel& kernel, Process& process, AddressRange range) {
    const PageSize size = kernel.machine.page();
    AnonymousObject& anonymous = process.space.anonymous;
    const auto [first, last] = anonymous.in(range, size);
    for (auto at = first; at != last;) {
        const auto [page, content] = *at++;  // erased below
        unmapPage(kernel, process, size.startOf(page));
        anonymous.erase(page);
        dropPrivatePage(kernel, content);
    }
}

std::optional<CachePage> cachePage(Kernel& kernel, ObjectId object, uint64_t index, ProcessId forWhom,
                                   FrameNumber held) {
    if (const CachedPage* placed = kernel.machine.objects[object].placed(index))
        return CachePage{placed->frame};
    const auto frame = takeFrame(kernel, {{true, object, index}, forWhom, {held}});
    if (!frame) return std::nullopt;
    FileObject& file = kernel.machine.objects[object];
    CachePage page{*frame, !file.inMemory(index) && !file.blank(index), false};
    page.fresh = !page.major && file.kind() != FileKind::Disk && !file.warm(index);
    kernel.machine.hardware.memory.setContent(*frame, file.stored(index));
    if (const auto slot = file.swapped(index)) dropSlot(kernel, *slot);
    // What a memory file holds was written once, and there is no disk to be clean against.
    file.place(index, *frame, file.kind() != FileKind::Disk && !page.fresh);
    FrameInfo& info = infoOf(kernel, *frame);
    info.object = object;
    info.pageInObject = index;
    return page;
}

}  // namespace pagewalk
