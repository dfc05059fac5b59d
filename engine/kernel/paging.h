// What the kernel does to single pages: take and give frames, fill and clear entries, keep the counts right.
//
// Every change of a page-table entry goes through here, so that a frame's mapCount, a file page's dirty state and
// the TLB never disagree with the tables.
#pragma once

#include <optional>

#include "kernel/machine.h"
#include "kernel/reclaim.h"

namespace pagewalk {

/// What a frame is wanted for.
struct FrameRequest {
    PageIdentity page;  ///< what it will hold
    ProcessId forWhom = noProcess;
    /// In use until the new one is filled, and not to be taken back meanwhile (Linux holds a reference).
    HeldFrames held{};
};

/// Takes a frame of zeros. Where none is free, one is taken back; where none can be, a process is killed. Nothing
/// when that was `forWhom` itself.
std::optional<FrameNumber> takeFrame(Kernel& kernel, const FrameRequest& request);
/// Gives a frame back; nobody may map it any more.
void freeFrame(Kernel& kernel, FrameNumber frame);

/// Fills the entry of a page, in place of whatever it mapped, and drops a stale translation.
void mapPage(Kernel& kernel, Process& process, VirtualAddress page, PageTableEntry entry);
/// Clears the entry of a page; a dirty entry makes its file page dirty. Nothing happens where none is mapped.
void unmapPage(Kernel& kernel, Process& process, VirtualAddress page);
/// Clears the accessed bit of the entry of a page, and drops the translation that would keep it clear. x86 Linux spares
/// the latter and trusts the TLB to forget in time (ptep_clear_flush_young); here the next access is to be seen.
void clearAccessed(Kernel& kernel, Process& process, VirtualAddress page);
/// Where `from` has a lowest table for a part of `range`, `to` gets one for the pages at `target` and on, entries or none
/// (mm/mremap.c, move_page_tables; mm/memory.c, copy_page_range). Both may be the same process.
void prepareTables(Kernel& kernel, const Process& from, AddressRange range, Process& to, VirtualAddress target);
/// Takes an entry from one page to another where none is, just as it is.
void moveEntry(Kernel& kernel, Process& process, VirtualAddress from, VirtualAddress to);
/// Clears all entries of a range; the tables stay, and objects keep their pages.
void unmapPages(Kernel& kernel, Process& process, AddressRange range);

/// One owner less of a private page's frame; the last one frees it, unless a swap slot still caches it.
void dropOwner(Kernel& kernel, FrameNumber frame);
/// Gives back what a private page holds: its share of a frame or of a slot.
void dropPrivatePage(Kernel& kernel, AnonymousPage page);
/// One page less stands in a slot; a frame that only the slot knew goes with the last one.
void dropSlot(Kernel& kernel, SlotNumber slot);
/// Unmaps a range and forgets its private pages; guards stay (mm/memory.c, zap_page_range_single).
void zapPages(Kernel& kernel, Process& process, AddressRange range);
/// Forgets the private pages of a range, entries included.
void discardPrivatePages(Kernel& kernel, Process& process, AddressRange range);

/// A file page in a frame, and whether a disk had to be read for it.
struct CachePage {
    FrameNumber frame{};
    bool major = false;
    bool fresh = false;  ///< tmpfs or shared anonymous memory that nobody had touched
};
/// The frame that holds a page of an object, placing or reading it first. Nothing when `forWhom` was killed for memory.
/// `held` is not taken back for it.
std::optional<CachePage> cachePage(Kernel& kernel, ObjectId object, uint64_t index, ProcessId forWhom,
                                   FrameNumber held = FrameTable::zeroFrame);

}  // namespace pagewalk
