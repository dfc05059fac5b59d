#include "kernel/populate.h"

#include <optional>

#include "kernel/fault_handler.h"
#include "kernel/paging.h"

namespace pagewalk {
namespace {

bool needsFault(const PageTableEntry& entry, bool write) {
    return !entry.present || (write && !entry.writable);
}

bool allows(const Region& region, Access access) {
    return access == Access::Write ? region.protection.write : region.protection.read;
}

/// What is asked for: an access, or else what the region's own rights allow.
struct Wish {
    std::optional<Access> access{};
    /// While the disk is read the kernel lets go of the address space and then comes back: it finds the page in memory,
    /// and forgets that it waited (mm/gup.c, FOLL_TRIED; mm/memory.c, mm_account_fault). Swap it waits for.
    bool letsGo = false;
};

/// The file of a region, where it lies on a disk.
const FileObject* diskFile(const Kernel& kernel, const Region& region) {
    if (region.anonymous()) return nullptr;
    const FileObject& file = kernel.machine.objects[region.object];
    return file.kind() == FileKind::Disk ? &file : nullptr;
}

/// A page in the cache of which not all has been read: the kernel lets go while it reads. Advice comes back and says that
/// it has tried, which counts as having waited (mm/gup.c, FOLL_TRIED in __get_user_pages_locked).
bool triesTwice(const Kernel& kernel, const Region& region, VirtualAddress page, Wish wish) {
    const FileObject* file = diskFile(kernel, region);
    return wish.access && file != nullptr && file->blank(region.pageInObject(page, kernel.machine.page()));
}

FaultOutcome asCounted(FaultOutcome outcome, Wish wish, bool onDisk) {
    if (wish.letsGo && onDisk && outcome.kind != FaultKind::SwapIn) outcome.major = false;
    return outcome;
}

/// A page that may be written already is marked as written (mm/gup.c, follow_page_pte with FOLL_TOUCH and FOLL_WRITE).
void touchForWriting(Kernel& kernel, Process& process, VirtualAddress page, PageTableEntry entry) {
    if (entry.dirty) return;
    const FrameInfo& info = kernel.machine.frames.at(entry.frame);
    if (info.use == FrameUse::PageCache) {
        kernel.machine.objects[info.object].setWritten(info.pageInObject);
    } else {
        entry.dirty = true;
        mapPage(kernel, process, page, entry);
    }
}

Populated populatePage(Kernel& kernel, Process& process, VirtualAddress page, Wish wish) {
    const Region* region = process.space.find(page);
    if (region == nullptr) return Populated::Hole;
    if (wish.access ? !allows(*region, *wish.access) : region->protection.none()) return Populated::Forbidden;
    const Access access = wish.access.value_or(region->data() ? Access::Write : Access::Read);
    const PageTableEntry entry = kernel.machine.viewOf(process).get(page);
    if (!needsFault(entry, access == Access::Write)) {
        if (access == Access::Write) touchForWriting(kernel, process, page, entry);
        return Populated::Whole;
    }
    const FaultCause cause = entry.present ? FaultCause::Protection : FaultCause::NotPresent;
    const ProcessId id = process.id;
    const bool onDisk = diskFile(kernel, *region) != nullptr;
    const bool twice = triesTwice(kernel, *region, page, wish);
    FaultOutcome outcome = FaultHandler(kernel, process).handle({page, access, cause, 0});
    if (!outcome.resolved() || !kernel.process(id).alive) return Populated::Unbacked;
    outcome.major = outcome.major || twice;
    kernel.chargedFor(process).faults.count(asCounted(outcome, wish, onDisk));
    return Populated::Whole;
}

Populated populatePages(Kernel& kernel, Process& process, AddressRange range, Wish wish) {
    for (VirtualAddress page = range.start; page < range.end; page = page + kernel.machine.page().bytes()) {
        const Populated populated = populatePage(kernel, process, page, wish);
        if (populated != Populated::Whole) return populated;
    }
    return Populated::Whole;
}

}  // namespace

Populated populate(Kernel& kernel, Process& process, AddressRange range) {
    return populatePages(kernel, process, range, {.letsGo = true});
}

Populated populateInPlace(Kernel& kernel, Process& process, AddressRange range) {
    return populatePages(kernel, process, range, {});
}

Populated populateFor(Kernel& kernel, Process& process, AddressRange range, Access access) {
    return populatePages(kernel, process, range, {.access = access});
}

}  // namespace pagewalk
