// The whole machine as one value: copy it and you have a keyframe, compare it and you have a test.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "base/random.h"
#include "hardware/mmu.h"
#include "hardware/page_table.h"
#include "kernel/machine_config.h"
#include "kernel/process.h"
#include "kernel/program.h"
#include "kernel/replacement/replacement_policy.h"
#include "memory/file_object.h"
#include "memory/frame_table.h"
#include "memory/swap_area.h"

namespace pagewalk {

struct Machine {
    Machine() = default;
    /// A machine at rest: no process, no file, every frame free. `format` is the one that `config` describes.
    Machine(const MachineConfig& config, const PageTableFormat& format);

    MachineConfig config;
    Hardware hardware;
    TableReserve tables;
    FrameTable frames;
    std::vector<FileObject> objects;
    std::vector<OpenFile> openFiles;
    SwapArea swap;
    std::map<ObjectId, ProgramSegments> programs;  ///< what the files that layouts map are as programs
    Random layoutChance{1};                        ///< what execve draws addresses from
    ReplacementPolicy replacement;
    std::vector<Process> processes;
    uint64_t committedPages = 0;  ///< vm_committed_as: pages charged

    PageSize page() const { return hardware.memory.page(); }
    /// The process whose memory (address space, tables, tag) a process runs in: itself, unless it shares another's.
    const Process& memoryOf(const Process& process) const { return processes[process.memoryOwner]; }
    const Process& filesOf(const Process& process) const { return processes[process.filesOwner]; }
    /// The process whose memory is tagged so in the TLB; without ASIDs, the one that the CPU has loaded.
    std::optional<ProcessId> ownerOf(Asid asid) const;
    /// A process's page table, for reading.
    PageTableView viewOf(const Process& process) const {
        return {hardware.format, hardware.memory, tables, memoryOf(process).root};
    }
    /// The latest process of that name, alive or not.
    std::optional<ProcessId> processNamed(std::string_view name) const;
    std::optional<ObjectId> objectNamed(std::string_view name) const;

    /// Equal states, equal numbers, on every platform.
    uint64_t hash() const;
    friend bool operator==(const Machine&, const Machine&) = default;
};

/// What /proc/PID/maps prints behind a region: its file's path, "[heap]", "[stack]", another name, or "".
std::string labelOf(const Machine& machine, const AddressSpace& space, const Region& region);

/// The page-table format that a config asks for; nothing when it is not modelled or does not fit its page.
std::optional<PageTableFormat> formatOf(const MachineConfig& config);

/// A machine and the log of what happens in it: what every verb of this floor works on.
struct Kernel {
    Machine machine;
    EventLog log;

    Process& process(ProcessId id) { return machine.processes[id]; }
    const Process& process(ProcessId id) const { return machine.processes[id]; }
    /// The process whose memory, or whose descriptors, a process uses: calls on them are made for that one.
    Process& memoryOf(ProcessId id) { return process(process(id).memoryOwner); }
    Process& filesOf(ProcessId id) { return process(process(id).filesOwner); }
    /// Whom a fault in a process's memory is charged to: the one that runs in it now.
    Process& chargedFor(Process& owner);
    PageTable tableOf(const Process& process) {
        const FrameNumber root = machine.memoryOf(process).root;
        return {machine.hardware.format, machine.hardware.memory, machine.tables, log, root};
    }
    Mmu mmu() { return {machine.hardware, log}; }
};

/// Says that a region came to be.
void recordMapped(Kernel& kernel, const AddressSpace& space, const Region& region);

}  // namespace pagewalk
