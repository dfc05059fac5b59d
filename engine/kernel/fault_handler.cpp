#include "kernel/fault_handler.h"

#include "kernel/fault_around.h"
#include "kernel/paging.h"
#include "kernel/read_ahead.h"
#include "kernel/stack_growth.h"

namespace pagewalk {
namespace {

FaultOutcome refused(SignalCode code) { return {.signal = code}; }

/// The entry for a page of a region, as Linux makes it at a fault: young, and dirty if a write asked for it.
PageTableEntry entryFor(const Region& region, FrameNumber frame, bool writable, bool write) {
    return {.present = true,
            .writable = writable && region.protection.write,
            .executable = region.protection.execute,
            .accessed = true,
            .dirty = write,
            .frame = frame};
}

}  // namespace

FaultOutcome FaultHandler::handle(const PageFault& fault) {
    if (fault.cause == FaultCause::NonCanonical) return refused(SignalCode::Kernel);
    Region* region = regionFor(fault);
    if (region == nullptr) return refused(SignalCode::MapError);
    if (!allows(*region, fault)) return refused(SignalCode::AccessError);
    const VirtualAddress page{kernel_.machine.page().roundDown(fault.address.value)};
    return serve(*region, page, fault.access == Access::Write);
}

Region* FaultHandler::regionFor(const PageFault& fault) {
    AddressSpace& space = process_.space;
    Region* region = space.find(fault.address);
    if (region == nullptr) region = growStack(kernel_, process_, fault.address);
    if (!kernel_.log.listening()) return region;
    if (region != nullptr) {
        kernel_.log.record({.kind = EventKind::RegionFound,
                            .protection = region->protection,
                            .shared = region->shared,
                            .address = region->range.start,
                            .end = region->range.end,
                            .label = labelOf(kernel_.machine, space, *region)});
        return region;
    }
    const Region* below = space.below(fault.address);
    const Region* above = space.firstEndingAbove(fault.address);
    kernel_.log.record({.kind = EventKind::RegionMissing,
                        .address = below != nullptr ? below->range.end : VirtualAddress{},
                        .end = above != nullptr ? above->range.start : VirtualAddress{},
                        .at = fault.address});
    return nullptr;
}

// The region decides about a write. A read or fetch of a page that is not there is let through by anything but
// PROT_NONE: an x86 entry cannot forbid reading, and a fetch is found out when it comes back to a present entry.
bool FaultHandler::allows(const Region& region, const PageFault& fault) {
    bool allowed = !region.protection.none();
    if (fault.access == Access::Write) {
        allowed = region.protection.write;
    } else if (fault.cause == FaultCause::Protection) {
        allowed = false;
    }
    kernel_.log.record({.kind = allowed ? EventKind::AccessAllowed : EventKind::AccessRefused,
                        .access = fault.access,
                        .protection = region.protection,
                        .shared = region.shared});
    return allowed;
}

FaultOutcome FaultHandler::serve(Region& region, VirtualAddress page, bool write) {
    const PageTableEntry entry = kernel_.tableOf(process_).get(page);
    if (entry.mapped()) {
        if (!write || entry.writable) return served(FaultKind::Spurious, page, entry.frame);
        return makeWritable(region, page, entry);
    }
    if (const AnonymousPage* own = process_.space.anonymous.find(kernel_.machine.page().pageOf(page))) {
        if (own->isGuard()) return refused(SignalCode::MapError);
        return own->isSwapped() ? swapIn(region, page, own->slot, write)
                                : restorePrivate(region, page, own->frame, write);
    }
    if (region.anonymous()) {
        const bool lent = !write && kernel_.machine.config.zeroPage;
        return lent ? mapZeroPage(region, page) : zeroFill(region, page);
    }
    const bool copy = write && !region.shared;
    if (copy) process_.space.prepareAnonVma(region);  // even when the page then turns out to lie past the end
    if (pastEnd(region, page)) {
        if (!write) mapAround(kernel_, process_, region, page);  // a guess comes before the verdict
        return refused(SignalCode::AddressError);
    }
    return copy ? copyFilePage(region, page) : mapFilePage(region, page, write);
}

FaultOutcome FaultHandler::makeWritable(Region& region, VirtualAddress page, PageTableEntry entry) {
    if (region.shared) {
        noteSharedWrite(entry.frame);
        return reuse(region, page, entry);
    }
    FrameInfo& info = kernel_.machine.frames.at(entry.frame);
    const bool alone = info.owners == 1 && !info.swapCached;
    if (info.use == FrameUse::Anonymous && (info.exclusive || alone)) {
        info.exclusive = true;
        info.lazyFree = false;
        return reuse(region, page, entry);
    }
    return copyOnWrite(region, page, entry.frame, false);
}

FaultOutcome FaultHandler::reuse(Region& region, VirtualAddress page, PageTableEntry entry) {
    mapPage(kernel_, process_, page, entryFor(region, entry.frame, true, true));
    return served(FaultKind::ReuseWritable, page, entry.frame);
}

FaultOutcome FaultHandler::copyOnWrite(Region& region, VirtualAddress page, FrameNumber from, bool major) {
    process_.space.prepareAnonVma(region);
    PhysicalMemory& memory = kernel_.machine.hardware.memory;
    const auto frame = takeFrame(kernel_, {privatePage(page), process_.id, {held_, from}});
    if (!frame) return refused(SignalCode::Kill);
    memory.setContent(*frame, PageBytes(memory.content(from)));
    const PageNumber number = kernel_.machine.page().pageOf(page);
    const AnonymousPage* before = process_.space.anonymous.find(number);
    const bool owned = before != nullptr;
    mapPrivate(region, page, *frame, true);
    if (owned) dropOwner(kernel_, from);
    return copied(page, *frame, from, major);
}

// The table was thrown away (or never filled); the object still has the page. Writable at once only if it is ours alone.
FaultOutcome FaultHandler::restorePrivate(const Region& region, VirtualAddress page, FrameNumber frame,
                                          bool write) {
    const bool writable = kernel_.machine.frames.at(frame).exclusive;
    mapPage(kernel_, process_, page, entryFor(region, frame, writable, write && writable));
    return served(FaultKind::Spurious, page, frame);
}

// mm/memory.c, do_swap_page: the first of a slot's pages to be touched reads it; the others find the frame in the
// swap cache. The last one owns it alone. A write of a page that others still have in the slot copies at once.
FaultOutcome FaultHandler::swapIn(Region& region, VirtualAddress page, SlotNumber slot, bool write) {
    FrameNumber frame = kernel_.machine.swap.at(slot).cached;
    const bool major = frame == FrameTable::zeroFrame;
    if (major) {
        const PageBytes content = kernel_.machine.swap.at(slot).content;
        const auto taken = takeFrame(kernel_, {privatePage(page), process_.id, {held_}});
        if (!taken) return refused(SignalCode::Kill);
        frame = *taken;
        kernel_.machine.hardware.memory.setContent(frame, content);
    }
    FrameInfo& info = kernel_.machine.frames.at(frame);
    ++info.owners;
    info.swapCached = kernel_.machine.swap.at(slot).references > 1;
    if (info.swapCached) kernel_.machine.swap.setCached(slot, frame);
    kernel_.machine.swap.dropReference(slot);
    info.exclusive = info.owners == 1 && !info.swapCached;
    kernel_.log.record({.kind = EventKind::SwappedIn, .frame = frame, .address = page, .index = slot});
    process_.space.anonymous.put(kernel_.machine.page().pageOf(page), AnonymousPage::inFrame(frame));
    if (write && !info.exclusive) {
        const FaultOutcome outcome = copyOnWrite(region, page, frame, major);
        return {.signal = outcome.signal, .major = major, .kind = FaultKind::SwapIn};
    }
    // Swap only noted that a page was full of zeros: it comes back clean (mm/page_io.c, swap_read_folio_zeromap).
    const bool zeros = sameBytes(kernel_.machine.hardware.memory.content(frame), {});
    mapPage(kernel_, process_, page, entryFor(region, frame, info.exclusive, write || !zeros));
    return served(FaultKind::SwapIn, page, frame, major);
}

FaultOutcome FaultHandler::mapZeroPage(const Region& region, VirtualAddress page) {
    mapPage(kernel_, process_, page, entryFor(region, FrameTable::zeroFrame, false, false));
    return served(FaultKind::ZeroPage, page, FrameTable::zeroFrame);
}

FaultOutcome FaultHandler::zeroFill(Region& region, VirtualAddress page) {
    process_.space.prepareAnonVma(region);
    const auto frame = takeFrame(kernel_, {privatePage(page), process_.id, {held_}});
    if (!frame) return refused(SignalCode::Kill);
    // Where a read gets a frame too, it is marked as if it had been written (mm/memory.c, do_anonymous_page).
    mapPrivate(region, page, *frame, region.protection.write);
    return served(FaultKind::ZeroFill, page, *frame);
}

bool FaultHandler::pastEnd(const Region& region, VirtualAddress page) {
    const FileObject& file = kernel_.machine.objects[region.object];
    const uint64_t index = region.pageInObject(page, kernel_.machine.page());
    if (index < file.pages()) return false;
    kernel_.log.record(
        {.kind = EventKind::BackingMissing, .index = index, .count = file.pages(), .label = file.name()});
    return true;
}

// A shared page of a file on a disk is mapped read-only until it is written, so that the kernel hears of the first
// write; memory files have nobody to tell.
FaultOutcome FaultHandler::mapFilePage(Region& region, VirtualAddress page, bool write) {
    const auto cached = filePage(region, page, write ? Neighbours::Leave : Neighbours::Map);
    if (!cached) return refused(SignalCode::Kill);
    const bool tracked = kernel_.machine.objects[region.object].kind() == FileKind::Disk;
    mapPage(kernel_, process_, page,
            entryFor(region, cached->frame, region.shared && (write || !tracked), write));
    if (write) noteSharedWrite(cached->frame);
    const FaultKind kind = cached->major   ? FaultKind::PageIn
                           : cached->fresh ? FaultKind::ZeroFill
                                           : FaultKind::CacheHit;
    return served(kind, page, cached->frame, cached->major);
}

// While the disk is read the kernel lets go and comes again, and then also finds in memory what was read along.
std::optional<CachePage> FaultHandler::filePage(const Region& region, VirtualAddress page,
                                                Neighbours neighbours) {
    const uint64_t index = region.pageInObject(page, kernel_.machine.page());
    const bool hole = !kernel_.machine.objects[region.object].allocated(index);
    const auto cached = cachePage(kernel_, region.object, index, process_.id, held_);
    if (!cached) return cached;
    if (!cached->major) readOnwards(kernel_, region, index);
    if (cached->major) readAround(kernel_, region, index, hole ? Arrived::HolesOnly : Arrived::All);
    if (neighbours == Neighbours::Map) mapAround(kernel_, process_, region, page);
    if (cached->major && hole) readAround(kernel_, region, index, Arrived::All);
    return cached;
}

// A write fault on a shared page marks the file's page at once (mm/memory.c, fault_dirty_shared_page).
void FaultHandler::noteSharedWrite(FrameNumber frame) {
    const FrameInfo& info = kernel_.machine.frames.at(frame);
    kernel_.machine.objects[info.object].setWritten(info.pageInObject);
}

FaultOutcome FaultHandler::copyFilePage(Region& region, VirtualAddress page) {
    const auto cached = filePage(region, page, Neighbours::Leave);
    if (!cached) return refused(SignalCode::Kill);
    return copyOnWrite(region, page, cached->frame, cached->major);
}

void FaultHandler::mapPrivate(const Region& region, VirtualAddress page, FrameNumber frame, bool write) {
    FrameInfo& info = kernel_.machine.frames.at(frame);
    info.owners = 1;
    info.exclusive = true;
    process_.space.anonymous.put(kernel_.machine.page().pageOf(page), AnonymousPage::inFrame(frame));
    mapPage(kernel_, process_, page, entryFor(region, frame, true, write));
}

FaultOutcome FaultHandler::served(FaultKind kind, VirtualAddress page, FrameNumber frame, bool major) {
    kernel_.log.record(
        {.kind = EventKind::FaultServed, .served = kind, .major = major, .frame = frame, .address = page});
    return {.major = major, .kind = kind};
}

FaultOutcome FaultHandler::copied(VirtualAddress page, FrameNumber frame, FrameNumber from, bool major) {
    kernel_.log.record({.kind = EventKind::FaultServed,
                        .served = FaultKind::CopyOnWrite,
                        .flag = true,
                        .major = major,
                        .frame = frame,
                        .fromFrame = from,
                        .address = page});
    return {.major = major, .kind = FaultKind::CopyOnWrite};
}

}  // namespace pagewalk
