// The fault ladder: what the kernel asks of a fault the MMU could not answer, in this order.
//
//     an address at all?        no → SIGSEGV SI_KERNEL
//     in a region?              no → does the stack grow over it?  no → SIGSEGV SEGV_MAPERR
//     allowed there?            no → SIGSEGV SEGV_ACCERR
//     mapped, but read-only?    → shared: make writable · alone: reuse · else: copy on write
//     a private page already?   → guard: SIGSEGV SEGV_MAPERR · in swap: read it back · else: into the table again
//     anonymous?                → read: the zero frame · write: a frame of zeros
//     within the file?          no → SIGBUS BUS_ADRERR
//     → the file's page, or a private copy of it for a private write
//
// Sources: arch/x86/mm/fault.c (do_user_addr_fault, access_error), mm/memory.c (handle_pte_fault and what it calls).
#pragma once

#include <optional>

#include "base/fault.h"
#include "kernel/machine.h"
#include "kernel/paging.h"

namespace pagewalk {

class FaultHandler {
  public:
    /// `held`: a frame that may not be taken back meanwhile; the zero frame: none.
    FaultHandler(Kernel& kernel, Process& process, FrameNumber held = FrameTable::zeroFrame)
        : kernel_(kernel), process_(process), held_(held) {}

    /// Serves a fault of the process: afterwards the access can be retried, or a signal is due. Counts nothing.
    FaultOutcome handle(const PageFault& fault);

  private:
    Region* regionFor(const PageFault& fault);
    bool allows(const Region& region, const PageFault& fault);
    FaultOutcome serve(Region& region, VirtualAddress page, bool write);

    FaultOutcome makeWritable(Region& region, VirtualAddress page, PageTableEntry entry);
    FaultOutcome reuse(Region& region, VirtualAddress page, PageTableEntry entry);
    FaultOutcome copyOnWrite(Region& region, VirtualAddress page, FrameNumber from, bool major);
    FaultOutcome restorePrivate(const Region& region, VirtualAddress page, FrameNumber frame, bool write);
    FaultOutcome swapIn(Region& region, VirtualAddress page, SlotNumber slot, bool write);
    FaultOutcome mapZeroPage(const Region& region, VirtualAddress page);
    FaultOutcome zeroFill(Region& region, VirtualAddress page);
    FaultOutcome mapFilePage(Region& region, VirtualAddress page, bool write);
    FaultOutcome copyFilePage(Region& region, VirtualAddress page);
    /// Whether a fault on a file's page also maps those around it that are in memory (`fault-around`).
    enum class Neighbours : uint8_t { Leave, Map };
    /// The frame of a file's page, read with those around it where it is not in memory. Nothing: killed for memory.
    std::optional<CachePage> filePage(const Region& region, VirtualAddress page, Neighbours neighbours);

    PageIdentity privatePage(VirtualAddress page) const {
        return {false, process_.id, kernel_.machine.page().pageOf(page).value};
    }
    void noteSharedWrite(FrameNumber frame);
    bool pastEnd(const Region& region, VirtualAddress page);
    FaultOutcome served(FaultKind kind, VirtualAddress page, FrameNumber frame, bool major = false);
    FaultOutcome copied(VirtualAddress page, FrameNumber frame, FrameNumber from, bool major);
    void mapPrivate(const Region& region, VirtualAddress page, FrameNumber frame, bool write);

    Kernel& kernel_;
    Process& process_;
    FrameNumber held_;
};

}  // namespace pagewalk
