// A process: who acts, and what it has of the machine.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "base/event.h"
#include "base/fault.h"
#include "base/hash.h"
#include "hardware/tlb.h"
#include "memory/address_space.h"

namespace pagewalk {

/// A process, by its index in the machine. Indices are never used again.
using ProcessId = uint32_t;

/// What an open file has had read ahead (struct file_ra_state), in pages.
struct ReadAheadWindow {
    uint64_t start = 0;
    uint64_t pages = 0;
    uint64_t ahead = 0;              ///< so many pages before the window's end the next one is due
    uint64_t lastRead = UINT64_MAX;  ///< the page at which the last read(2) ended
    unsigned order = 0;              ///< what is read comes in folios of up to 2^order pages
    friend bool operator==(const ReadAheadWindow&, const ReadAheadWindow&) = default;
};

/// How a file was opened (open(2), O_ACCMODE).
struct OpenFile {
    ObjectId object = noObject;
    bool readable = true;
    bool writable = true;
    bool closeOnExec = false;  ///< O_CLOEXEC: of the descriptor, to be exact, but nothing here duplicates one
    ReadAheadWindow readAhead{};
    friend bool operator==(const OpenFile&, const OpenFile&) = default;
};

/// Page faults as getrusage(2) counts them.
struct FaultCounts {
    uint64_t minor = 0;  ///< ru_minflt: served without I/O
    uint64_t major = 0;  ///< ru_majflt: a page was read

    /// Charges a fault that was resolved.
    void count(const FaultOutcome& outcome) { ++(outcome.major ? major : minor); }
    friend bool operator==(const FaultCounts&, const FaultCounts&) = default;
};

/// What setrlimit(2) bounds, in bytes.
struct ResourceLimits {
    static constexpr uint64_t unlimited = UINT64_MAX;

    uint64_t stack = uint64_t{8} << 20;         ///< RLIMIT_STACK
    uint64_t addressSpace = unlimited;          ///< RLIMIT_AS
    uint64_t data = unlimited;                  ///< RLIMIT_DATA: private writable memory
    uint64_t lockedMemory = uint64_t{8} << 20;  ///< RLIMIT_MEMLOCK
    friend bool operator==(const ResourceLimits&, const ResourceLimits&) = default;
};

struct Process {
    std::string name;
    ProcessId id = 0;
    ProcessId parent = noProcess;
    bool alive = true;
    Asid asid = 0;
    FrameNumber root{};  ///< its top page table
    AddressSpace space{};
    FaultCounts faults{};
    std::map<int32_t, OpenFileId> descriptors{};
    ResourceLimits limits{};
    bool privileged = true;  ///< root: CAP_IPC_LOCK and its like, until setuid drops them

    // Who shares what (clone(2)). What is shared stands with its owner, who lives as long as anybody uses it; the
    // others' own `space`, `root`, `asid` or `descriptors` are empty. Read it through Machine::memoryOf and the like.
    ProcessId memoryOwner = 0;  ///< whose memory it runs in: its own, or another's (CLONE_VM)
    ProcessId filesOwner = 0;   ///< whose descriptors it uses (CLONE_FILES)
    ProcessId leader = 0;  ///< of its thread group: itself, or the process it is a thread of (CLONE_THREAD)
    ProcessId vforkChild = noProcess;  ///< the child that it waits for, suspended
    VirtualAddress stack{};  ///< the stack pointer that clone() gave it; 0: it runs on the process's own

    bool isThread() const { return leader != id; }
    bool ownsMemory() const { return memoryOwner == id; }
    /// What gettid() answers: numbers start at 1000 and are never reused.
    uint32_t tid() const { return 1000 + id; }
    /// What getpid() answers: the leader's number.
    uint32_t pid() const { return 1000 + leader; }

    void addTo(Hasher& hasher) const {
        hasher.add(name);
        hasher.add(uint64_t{parent} << 1 | uint64_t{alive});
        hasher.add(root.value);
        space.addTo(hasher);
        hasher.add(faults.minor);
        hasher.add(faults.major);
        for (const auto& [number, file] : descriptors) {
            hasher.add(static_cast<uint64_t>(number));
            hasher.add(file);
        }
        for (const uint64_t limit : {limits.stack, limits.addressSpace, limits.data, limits.lockedMemory})
            hasher.add(limit);
        hasher.add(uint64_t{privileged});
        for (const ProcessId other : {memoryOwner, filesOwner, leader, vforkChild}) hasher.add(other);
        hasher.add(stack.value);
    }
    friend bool operator==(const Process&, const Process&) = default;
};

}  // namespace pagewalk
