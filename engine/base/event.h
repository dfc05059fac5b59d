// One thing that happened, with its numbers. Every floor records, none reads.
//
// An Event is one flat record: which fields a kind fills is said beside it. Nothing is recorded while nobody
// listens, so a sweep of a million accesses pays one predictable branch for each event that it does not make.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/address.h"
#include "base/errno.h"
#include "base/fault.h"
#include "base/protection.h"

namespace pagewalk {

enum class EventKind : uint8_t {
    // processes and the CPU
    ContextSwitch,  ///< process, other (from; noProcess at first), physical (root), asid, flag (TLB flushed),
                    ///< shared (both run in the same memory: neither root nor TLB changes)
    // hardware
    TlbHit,         ///< address (page), asid, frame
    TlbMiss,        ///< address (page), asid
    Walk,           ///< level, frame (table), index, entry, physical (of the entry), flag (present)
    EntryMarked,    ///< level, frame (table), index, entry, flag (dirty was set too)
    TlbFill,        ///< address (page), asid, frame, flag (evicted), end (the page evicted)
    TlbInvalidate,  ///< address (page), asid
    TlbFlush,       ///< asid (0: every one), count (entries dropped)
    PageFault,      ///< address, access, cause, count (error code)
    Retry,          ///< address
    AccessDone,     ///< access, address, physical, count (bytes)
    // the kernel's ladder
    RegionFound,  ///< address, end, protection, shared, label
    RegionMissing,  ///< at (the address), address (end of the region below), end (start of the one above); 0: none
    AccessAllowed,   ///< access, protection, shared
    AccessRefused,   ///< access, protection, shared
    BackingMissing,  ///< label (file), index (page in file), count (pages of the file)
    StackGrown,      ///< address (old start), end (new start)
    StackRefused,    ///< address, label (limit, guard-gap, address-limit, commit)
    FaultServed,     ///< served, address (page), frame, flag (fromFrame holds), fromFrame, major
    Signal,          ///< signal, address, flag (fatal)
    // memory
    FrameAllocated,   ///< frame, label (anonymous, page-cache)
    FrameFreed,       ///< frame
    TableAllocated,   ///< frame, level
    TableFreed,       ///< frame, level
    EntryWritten,     ///< level, frame (table), index, entry, address (page)
    RegionMapped,     ///< address, end, protection, shared, label
    RegionUnmapped,   ///< address, end, protection, shared
    RegionSplit,      ///< address, end, at
    RegionMerged,     ///< address, end, at (where the two met)
    RegionChanged,    ///< address, end, protection, was, shared
    PageWrittenBack,  ///< label (file), index, frame
    PageEvicted,      ///< address, frame, process
    SwappedOut,       ///< address, frame, index (slot), process
    SwappedIn,        ///< address, frame, index (slot)
    OutOfMemory,  ///< process (the victim), count (badness), index (resident pages), entry (swapped pages), label
    ///< (why nothing is reclaimable), flag (more granted than there is), other (who wanted a frame)
    // calls
    Call,    ///< label (name), process
    Return,  ///< count (value), error
    Forked,  ///< other (child), index (entries copied), count (frames shared)
    Cloned,  ///< other (child), label (thread, process, vfork): it runs in the memory of the process that called
    Resumed,   ///< process (the parent that vfork suspended), other (the child that it waited for)
    Executed,  ///< process, label (program), physical (root), asid, address (of the program's first region)
    Exited,    ///< process
    Aborted,  ///< process, label (invalid-pointer, double-free, corrupt-size, break-moved): the allocator gives up
};

/// Stands where there is no process.
inline constexpr uint32_t noProcess = UINT32_MAX;

struct Event {
    EventKind kind{};
    Access access{};
    FaultCause cause{};
    FaultKind served{};
    SignalCode signal{};
    Errno error{};
    Protection protection{};
    Protection was{};
    bool shared = false;
    bool flag = false;
    bool major = false;
    uint8_t level = 0;
    uint32_t process = noProcess;
    uint32_t other = noProcess;
    uint32_t asid = 0;
    FrameNumber frame{};
    FrameNumber fromFrame{};
    VirtualAddress address{};
    VirtualAddress end{};
    VirtualAddress at{};
    PhysicalAddress physical{};
    uint64_t index = 0;
    uint64_t entry = 0;
    uint64_t count = 0;
    std::string label{};
};

/// Where events go while somebody listens. It is no part of the machine's state.
class EventLog {
  public:
    bool listening() const { return listening_; }

    /// Starts an empty log that keeps the first `limit` events and counts the rest.
    void listen(size_t limit) {
        *this = EventLog{};
        listening_ = true;
        limit_ = limit;
    }
    void stop() { listening_ = false; }

    void record(Event event) {
        count(event);
        if (!listening_) return;
        if (events_.size() < limit_) {
            events_.push_back(std::move(event));
        } else {
            ++omitted_;
        }
    }

    const std::vector<Event>& events() const { return events_; }
    uint64_t omitted() const { return omitted_; }

    /// How often the rare things happened since the last reset, listening or not: faults by kind, growth, evictions.
    struct Counts {
        std::array<uint32_t, 9> served{};  ///< by FaultKind
        uint32_t stackGrown = 0;
        uint32_t evicted = 0;
        uint32_t swappedOut = 0;
        uint32_t killedForMemory = 0;
    };
    const Counts& counts() const { return counts_; }
    void resetCounts() { counts_ = {}; }

  private:
    void count(const Event& event) {
        if (event.kind == EventKind::FaultServed) ++counts_.served[static_cast<size_t>(event.served)];
        if (event.kind == EventKind::StackGrown) ++counts_.stackGrown;
        if (event.kind == EventKind::PageEvicted) ++counts_.evicted;
        if (event.kind == EventKind::SwappedOut) ++counts_.swappedOut;
        if (event.kind == EventKind::OutOfMemory) ++counts_.killedForMemory;
    }

    Counts counts_;
    bool listening_ = false;
    size_t limit_ = 0;
    uint64_t omitted_ = 0;
    std::vector<Event> events_;
};

}  // namespace pagewalk
