#include "kernel/out_of_memory.h"

#include <algorithm>

#include "kernel/calls/exit.h"
#include "kernel/reclaim.h"
#include "kernel/usage.h"

namespace pagewalk {
namespace {

/// mm_pgtables_bytes counts the tables of the three lowest levels; the root belongs to the process itself.
uint64_t countedTables(const Machine& machine, const Process& process) {
    constexpr unsigned countedLevels = 3;
    const auto counted = [&](const TableReserve::Table& table) {
        return table.level != 0 && table.level <= countedLevels &&
               table.level < machine.hardware.format.levels() && table.owner == process.id;
    };
    const auto& tables = machine.tables.all();
    return static_cast<uint64_t>(std::count_if(tables.begin(), tables.end(), counted));
}

/// Whether more memory has been granted than there are frames and slots.
bool overcommitted(const Machine& machine) {
    return machine.committedPages > uint64_t{machine.frames.size()} + machine.swap.size();
}

}  // namespace

Badness badnessOf(const Machine& machine, const Process& process) {
    const MemoryUsage usage = usageOf(machine, process);
    const unsigned shift = machine.page().shift;
    return {usage.resident >> shift, usage.swapped >> shift, countedTables(machine, process)};
}

std::optional<ProcessId> killForMemory(Kernel& kernel, ProcessId forWhom) {
    const Machine& machine = kernel.machine;
    std::optional<ProcessId> victim;
    Badness worst;
    for (const Process& process : machine.processes) {
        if (!process.alive) continue;
        const Badness badness = badnessOf(machine, process);
        if (badness.points() < worst.points()) continue;
        worst = badness;
        victim = process.id;
    }
    if (!victim) return std::nullopt;
    kernel.log.record({.kind = EventKind::OutOfMemory,
                       .flag = overcommitted(machine),
                       .process = *victim,
                       .other = forWhom,
                       .index = worst.resident,
                       .entry = worst.swapped,
                       .count = worst.points(),
                       .label = whyNothingIsReclaimable(machine)});
    exitProcess(kernel, *victim);
    return victim;
}

}  // namespace pagewalk
