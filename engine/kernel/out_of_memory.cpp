#include "kernel/out_of_memory.h"

#include <algorithm>

#include "kernel/calls/exit.h"
#include "kernel/reclaim.h"
#include "kernel/sharing.h"
#include "kernel/usage.h"

namespace pagewalk {
namespace {

/// All who run in the victim's memory die with it, since it is not free before (mm/oom_kill.c, __oom_kill_process).
/// The owner last: the memory has no heir then.
void killUsers(Kernel& kernel, ProcessId owner) {
    for (const ProcessId user : usersOfMemory(kernel.machine, owner)) {
        if (user != owner) exitProcess(kernel, user);
    }
    exitProcess(kernel, owner);
}

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
        if (!process.alive || !process.ownsMemory()) continue;  // memory that several share counts once
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
    killUsers(kernel, *victim);
    return victim;
}

}  // namespace pagewalk
