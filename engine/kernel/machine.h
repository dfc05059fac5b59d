// The whole machine as one value: copy it and you have a keyframe, compare it and you have a test.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "hardware/mmu.h"
#include "hardware/page_table.h"
#include "kernel/machine_config.h"
#include "kernel/process.h"
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
    ReplacementPolicy replacement;
    std::vector<Process> processes;
    uint64_t committedPages = 0;  ///< vm_committed_as: pages charged

    PageSize page() const { return hardware.memory.page(); }
    /// A process's page table, for reading.
    PageTableView viewOf(const Process& process) const {
        return {hardware.format, hardware.memory, tables, process.root};
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
    PageTable tableOf(const Process& process) {
        return {machine.hardware.format, machine.hardware.memory, machine.tables, log, process.root};
    }
    Mmu mmu() { return {machine.hardware, log}; }
};

}  // namespace pagewalk
