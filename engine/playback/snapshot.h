// The machine at one position as plain data: what a picture, a JSON line or a test reads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/address.h"
#include "kernel/usage.h"

namespace pagewalk {

struct PageSnapshot {
    VirtualAddress address;
    std::string state;  ///< present, swapped, guard
    FrameNumber frame;
    bool writable = false;
    bool dirty = false;
    bool accessed = false;
    std::string file{};  ///< a page of the page cache; "" else
    uint64_t filePage = 0;
    uint32_t slot = 0;  ///< of a swapped page
};

struct RegionSnapshot {
    AddressRange range;
    std::string permissions;
    uint64_t offset = 0;
    std::string label;
    std::string backing;  ///< anonymous, file, shared-anonymous, special
    std::string file;     ///< the object behind it, or ""
    MemoryUsage usage;
    std::string flags;  ///< VmFlags letters

    /// The line of /proc/PID/maps, without device and inode.
    std::string mapsLine() const;
};

struct ProcessSnapshot {
    std::string name;
    bool alive = true;
    uint32_t pid = 0;
    uint32_t tid = 0;
    std::string parent{};                   ///< "" for those that the scenario declares
    std::string memoryOf{};                 ///< the process whose memory it runs in (CLONE_VM), "" for its own
    std::string threadOf{};                 ///< the leader of its group; "" for one that is no thread
    std::string waitsFor{};                 ///< the vfork child that it is suspended for, or ""
    std::optional<VirtualAddress> stack{};  ///< the stack pointer that clone gave it
    uint32_t asid = 0;
    PhysicalAddress root{};
    uint64_t virtualSize = 0;
    uint64_t resident = 0;
    uint64_t proportional = 0;
    uint64_t minor = 0;
    uint64_t major = 0;
    VirtualAddress heapEnd{};
    std::vector<RegionSnapshot> regions{};
    std::vector<PageSnapshot> pages{};
};

struct TableSnapshot {
    FrameNumber frame;
    unsigned level;
    std::string process;
    uint32_t used;  ///< entries present
};

struct FilePageSnapshot {
    uint64_t index;
    std::optional<FrameNumber> frame;  ///< nothing: in memory, not used yet
    bool dirty;
    uint32_t mapped;  ///< page-table entries
};

struct FileSnapshot {
    std::string name;
    std::string kind;
    uint64_t bytes = 0;
    std::vector<FilePageSnapshot> pages{};
};

struct TlbSnapshot {
    uint32_t set;
    uint32_t way;
    uint32_t asid;
    std::string process;
    VirtualAddress page;
    FrameNumber frame;
    bool writable;
    bool executable;
    bool dirty;
};

struct BindingSnapshot {
    std::string name;
    uint64_t value;
};

struct Snapshot {
    uint32_t position = 0;
    uint64_t hash = 0;
    std::string running{};  ///< "" when no process runs
    std::vector<ProcessSnapshot> processes{};
    uint32_t frames = 0;
    uint32_t freeFrames = 0;
    FrameNumber zeroFrame{};
    std::vector<TableSnapshot> tables{};
    std::vector<FileSnapshot> files{};
    uint32_t swapSlots = 0;
    std::vector<uint32_t> usedSlots{};
    uint64_t committed = 0;    ///< bytes
    uint64_t commitLimit = 0;  ///< bytes
    std::vector<TlbSnapshot> tlb{};
    std::vector<BindingSnapshot> bindings{};
};

}  // namespace pagewalk
