#include "kernel/calls/mprotect.h"

#include "kernel/abi.h"
#include "kernel/calls/limits.h"
#include "kernel/calls/mmap.h"
#include "kernel/commit.h"
#include "kernel/paging.h"
#include "kernel/populate.h"

namespace pagewalk {
namespace {

/// Whether an entry may be made writable at once, without a fault that finds it out (mm/mprotect.c,
/// can_change_pte_writable): a private frame that is ours alone, or a shared file page that is dirty already.
bool writableAtOnce(const Machine& machine, const Region& region, const PageTableEntry& entry) {
    if (!region.protection.write) return false;
    const FrameInfo& info = machine.frames.at(entry.frame);
    if (!region.shared) return info.use == FrameUse::Anonymous && info.exclusive;
    return machine.objects[region.object].kind() != FileKind::Disk || entry.dirty;
}

/// Brings the entries of a changed range in line; a PROT_NONE page keeps its frame and is hidden from the hardware.
void changeEntries(Kernel& kernel, Process& process, const Region& region, AddressRange range) {
    kernel.machine.viewOf(process).forEach(range, [&](VirtualAddress page, const PageTableEntry& before) {
        PageTableEntry entry = before;
        entry.kept = region.protection.none();
        entry.present = !entry.kept;
        entry.executable = region.protection.execute;
        entry.writable = writableAtOnce(kernel.machine, region, before);
        if (entry != before) mapPage(kernel, process, page, entry);
    });
}

/// The commit charge follows writability, but comes off only while nothing private exists (mm/mprotect.c, mprotect_fixup).
bool recharge(Kernel& kernel, const Region& before, Region& changed, uint64_t pages) {
    if (changed.protection.write) {
        const bool charged =
            before.flags.accounted || before.protection.write || before.shared || before.flags.noReserve;
        if (charged) return true;
        changed.flags.accounted = true;
        return chargeCommit(kernel.machine, pages);
    }
    if (before.flags.accounted && before.anonymous() && !before.anonVma.present()) {
        changed.flags.accounted = false;
        unchargeCommit(kernel.machine, pages);
    }
    return true;
}

Status changePart(Kernel& kernel, Process& process, AddressRange part, Protection protection) {
    const PageSize page = kernel.machine.page();
    const Region before = *process.space.find(part.start);
    if (protection.write && !before.mayWrite) return Errno::AccessDenied;
    Region changed = before.part(part, page);
    changed.protection = protection;
    if (changed.protection == before.protection) return Errno::None;
    const bool becomesData = isData(changed) && !before.data();
    const bool tooMuchData = !mayExpand(process, true, part.bytes()) && mayExpand(process, false, part.bytes());
    if (becomesData && tooMuchData) return Errno::NoMemory;  // a full address space does not matter here
    if (!recharge(kernel, before, changed, part.bytes() >> page.shift)) return Errno::NoMemory;
    const Region& now = process.space.change(changed, kernel.log);
    kernel.log.record({.kind = EventKind::RegionChanged,
                       .protection = protection,
                       .was = before.protection,
                       .shared = before.shared,
                       .address = part.start,
                       .end = part.end});
    changeEntries(kernel, process, now, part);
    // Locked private memory that becomes writable gets frames of its own at once.
    const bool copies = before.flags.locked && !before.shared && !before.protection.write && protection.write;
    if (copies) populateInPlace(kernel, process, part);
    return Errno::None;
}

/// PROT_GROWSDOWN extends the change down to the start of a growing region, and refuses any other.
Result<VirtualAddress> startOfChange(const AddressSpace& space, VirtualAddress address, uint64_t grows) {
    if (grows == 0) return address;
    const Region* region = space.find(address);
    if (region == nullptr) return Errno::NoMemory;
    if (grows == abi::protGrowsUp || !region->flags.growsDown) return Errno::InvalidArgument;
    return region->range.start;
}

}  // namespace

Status mprotect(Kernel& kernel, ProcessId id, VirtualAddress address, uint64_t length, uint64_t protection) {
    const PageSize page = kernel.machine.page();
    constexpr uint64_t known =
        abi::protRead | abi::protWrite | abi::protExec | abi::protGrowsDown | abi::protGrowsUp;
    const uint64_t grows = protection & (abi::protGrowsDown | abi::protGrowsUp);
    if (grows == (abi::protGrowsDown | abi::protGrowsUp)) return Errno::InvalidArgument;
    if (!page.aligned(address.value)) return Errno::InvalidArgument;
    if (length == 0) return Errno::None;
    const VirtualAddress end = address + page.roundUp(length);
    if (end <= address) return Errno::NoMemory;
    if ((protection & ~known) != 0) return Errno::InvalidArgument;

    Process& process = kernel.process(id);
    const auto start = startOfChange(process.space, address, grows);
    if (!start.ok()) return start.error();
    for (VirtualAddress at = start.value(); at < end;) {
        const Region* region = process.space.find(at);
        if (region == nullptr) return Errno::NoMemory;
        if (region->flags.sealed) return Errno::NotPermitted;
        const AddressRange part{at, region->range.end < end ? region->range.end : end};
        const Status status = changePart(kernel, process, part, protectionFrom(protection));
        if (status != Errno::None) return status;
        at = part.end;
    }
    return Errno::None;
}

}  // namespace pagewalk
