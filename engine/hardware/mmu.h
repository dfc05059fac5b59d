// The memory management unit: TLB, then the walk. It knows entries, not regions; what it can't answer is a
// PageFault for the kernel.
//
//     translate ── TLB hit, allowed ──────────────────────────────► physical address
//         └─ miss ── walk: one read a level ── present, allowed ──► accessed/dirty set, TLB filled
//                                         └─ else ────────────────► PageFault{cause, error code}
#pragma once

#include <optional>
#include <vector>

#include "base/address.h"
#include "base/event.h"
#include "base/fault.h"
#include "hardware/cpu.h"
#include "hardware/page_table_format.h"
#include "hardware/physical_memory.h"
#include "hardware/tlb.h"

namespace pagewalk {

/// The circuits. A value: copying it is taking a keyframe.
struct Hardware {
    PageTableFormat format;
    PhysicalMemory memory;
    Tlb tlb;
    Cpu cpu;
    friend bool operator==(const Hardware&, const Hardware&) = default;
};

/// One memory read of a walk.
struct WalkRead {
    uint8_t level = 0;
    FrameNumber table{};
    uint32_t index = 0;
    PhysicalAddress address{};
    uint64_t raw = 0;
};

class Mmu {
  public:
    Mmu(Hardware& hardware, EventLog& log) : hardware_(hardware), log_(log) {}

    /// The byte's physical address, or nothing: then `fault` says why. At most one page: the caller splits.
    std::optional<PhysicalAddress> translate(VirtualAddress address, Access access, PageFault& fault) {
        const PageNumber page = hardware_.memory.page().pageOf(address);
        const TlbEntry* entry =
            hardware_.format.canonical(address) ? hardware_.tlb.lookup(hardware_.cpu.asid, page) : nullptr;
        if (log_.listening()) recordLookup(page, entry);
        if (entry != nullptr && allowsWithoutWalk(*entry, access)) return physical(entry->frame, address);
        return walk(address, access, fault);
    }

    /// translate(), where the TLB answers at a glance and nobody listens. Else false, and nothing has happened.
    bool translateAtOnce(VirtualAddress address, Access access, PhysicalAddress& result) {
        if (log_.listening() || !hardware_.format.canonical(address)) return false;
        const TlbEntry* entry =
            hardware_.tlb.glance(hardware_.cpu.asid, hardware_.memory.page().pageOf(address));
        if (entry == nullptr || !allowsWithoutWalk(*entry, access)) return false;
        hardware_.tlb.used(entry);
        result = physical(entry->frame, address);
        return true;
    }

    /// The same access again, after the kernel has served its fault. It counts as no second TLB lookup.
    std::optional<PhysicalAddress> retry(VirtualAddress address, Access access, PageFault& fault) {
        if (log_.listening()) log_.record({.kind = EventKind::Retry, .address = address});
        return walk(address, access, fault);
    }

    /// The reads that a walk would make now, topmost first, ending at the first entry that is not present.
    static std::vector<WalkRead> readsOf(const Hardware& hardware, FrameNumber root, VirtualAddress address);

  private:
    static bool allowsWithoutWalk(const TlbEntry& entry, Access access) {
        if (access == Access::Write) return entry.writable && entry.dirty;
        return access == Access::Read || entry.executable;
    }
    PhysicalAddress physical(FrameNumber frame, VirtualAddress address) const {
        const PageSize page = hardware_.memory.page();
        return page.startOf(frame) + page.offsetIn(address);
    }

    std::optional<PhysicalAddress> walk(VirtualAddress address, Access access, PageFault& fault);
    std::optional<PhysicalAddress> finish(const WalkRead& leaf, VirtualAddress address, Access access,
                                          PageFault& fault);
    void mark(const WalkRead& read, uint64_t raw, bool dirty);
    PageFault refuse(VirtualAddress address, Access access, FaultCause cause) const;
    void recordLookup(PageNumber page, const TlbEntry* entry);
    void recordWalk(const WalkRead& read);

    Hardware& hardware_;
    EventLog& log_;
};

/// #PF's error code on x86-64 (Intel SDM vol. 3A, 4.7): P = 1, W/R = 2, U/S = 4, RSVD = 8, I/D = 16.
uint32_t pageFaultErrorCode(Access access, bool present, bool reserved);

}  // namespace pagewalk
