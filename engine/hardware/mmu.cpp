#include "hardware/mmu.h"

namespace pagewalk {
namespace {

WalkRead readEntry(const Hardware& hardware, unsigned level, FrameNumber table, VirtualAddress address) {
    WalkRead read;
    read.level = static_cast<uint8_t>(level);
    read.table = table;
    read.index = static_cast<uint32_t>(hardware.format.indexAt(level, address));
    read.address = hardware.memory.page().startOf(table) + uint64_t{read.index} * hardware.format.entryBytes();
    read.raw = hardware.memory.readNumber(read.address, hardware.format.entryBytes());
    return read;
}

}  // namespace

uint32_t pageFaultErrorCode(Access access, bool present, bool reserved) {
    uint32_t code = 4;  // every access the simulator makes comes from user mode
    if (present) code |= 1;
    if (access == Access::Write) code |= 2;
    if (reserved) code |= 8;
    if (access == Access::Execute) code |= 16;
    return code;
}

std::optional<PhysicalAddress> Mmu::walk(VirtualAddress address, Access access, PageFault& fault) {
    if (!hardware_.format.canonical(address)) {
        fault = refuse(address, access, FaultCause::NonCanonical);
        return std::nullopt;
    }
    // The upper half belongs to the kernel: Linux unmaps it from the user's tables, yet the CPU reports the fault
    // as if the entry were present.
    if (address >= hardware_.format.userEnd() + hardware_.memory.page().bytes()) {
        fault = refuse(address, access, FaultCause::Protection);
        return std::nullopt;
    }
    FrameNumber table = hardware_.cpu.root;
    for (unsigned level = hardware_.format.levels();; --level) {
        const WalkRead read = readEntry(hardware_, level, table, address);
        if (log_.listening()) recordWalk(read);
        if (!hardware_.format.presentBit(read.raw)) {
            fault = refuse(address, access, FaultCause::NotPresent);
            return std::nullopt;
        }
        if (level == 1) return finish(read, address, access, fault);
        mark(read, hardware_.format.withAccessed(read.raw), false);
        table = hardware_.format.decode(read.raw).frame;
    }
}

std::optional<PhysicalAddress> Mmu::finish(const WalkRead& leaf, VirtualAddress address, Access access,
                                           PageFault& fault) {
    const PageNumber page = hardware_.memory.page().pageOf(address);
    PageTableEntry entry = hardware_.format.decode(leaf.raw);
    const bool refused =
        (access == Access::Write && !entry.writable) || (access == Access::Execute && !entry.executable);
    if (refused) {
        // A protection fault also drops the cached translation (Intel SDM vol. 3A, 4.10.4.1).
        hardware_.tlb.invalidate(hardware_.cpu.asid, page);
        fault = refuse(address, access, FaultCause::Protection);
        return std::nullopt;
    }
    entry.dirty = entry.dirty || access == Access::Write;
    mark(leaf, entry.dirty ? hardware_.format.withDirty(leaf.raw) : hardware_.format.withAccessed(leaf.raw),
         entry.dirty);
    const auto evicted = hardware_.tlb.insert(hardware_.cpu.asid, page,
                                              {entry.frame, entry.writable, entry.executable, entry.dirty});
    if (log_.listening()) {
        const PageSize size = hardware_.memory.page();
        log_.record({.kind = EventKind::TlbFill,
                     .flag = evicted.has_value(),
                     .asid = hardware_.cpu.asid,
                     .frame = entry.frame,
                     .address = size.startOf(page),
                     .end = evicted ? size.startOf(*evicted) : VirtualAddress{}});
    }
    return physical(entry.frame, address);
}

void Mmu::mark(const WalkRead& read, uint64_t raw, bool dirty) {
    if (raw == read.raw) return;
    hardware_.memory.writeNumber(read.address, raw, hardware_.format.entryBytes());
    if (!log_.listening()) return;
    log_.record({.kind = EventKind::EntryMarked,
                 .flag = dirty,
                 .level = read.level,
                 .frame = read.table,
                 .index = read.index,
                 .entry = raw});
}

PageFault Mmu::refuse(VirtualAddress address, Access access, FaultCause cause) const {
    PageFault fault{address, access, cause, 0};
    if (cause != FaultCause::NonCanonical) {
        fault.errorCode =
            pageFaultErrorCode(access, cause == FaultCause::Protection, cause == FaultCause::ReservedBit);
    }
    if (log_.listening()) {
        log_.record({.kind = EventKind::PageFault,
                     .access = access,
                     .cause = cause,
                     .address = address,
                     .count = fault.errorCode});
    }
    return fault;
}

void Mmu::recordLookup(PageNumber page, const TlbEntry* entry) {
    if (!hardware_.format.canonical(hardware_.memory.page().startOf(page))) return;
    log_.record({.kind = entry != nullptr ? EventKind::TlbHit : EventKind::TlbMiss,
                 .asid = hardware_.cpu.asid,
                 .frame = entry != nullptr ? entry->frame : FrameNumber{},
                 .address = hardware_.memory.page().startOf(page)});
}

void Mmu::recordWalk(const WalkRead& read) {
    log_.record({.kind = EventKind::Walk,
                 .flag = hardware_.format.presentBit(read.raw),
                 .level = read.level,
                 .frame = read.table,
                 .physical = read.address,
                 .index = read.index,
                 .entry = read.raw});
}

std::vector<WalkRead> Mmu::readsOf(const Hardware& hardware, FrameNumber root, VirtualAddress address) {
    std::vector<WalkRead> reads;
    if (!hardware.format.canonical(address)) return reads;
    FrameNumber table = root;
    for (unsigned level = hardware.format.levels(); level >= 1; --level) {
        reads.push_back(readEntry(hardware, level, table, address));
        if (!hardware.format.presentBit(reads.back().raw)) break;
        table = hardware.format.decode(reads.back().raw).frame;
    }
    return reads;
}

}  // namespace pagewalk
