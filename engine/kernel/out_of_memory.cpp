#include "kernel/out_of_memory.h"

#include "kernel/calls/exit.h"
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

}  // namespace

uint64_t badness(const Kernel& kernel, const Process& process) {
    uint64_t tables = 0;
    for (const TableReserve::Table& table : kernel.machine.tables.all()) {
        if (table.level != 0 && table.owner == process.id) ++tables;
    }
    const MemoryUsage usage = usageOf(kernel.machine, process);
    return ((usage.resident + usage.swapped) >> kernel.machine.page().shift) + tables;
}

std::optional<ProcessId> killForMemory(Kernel& kernel) {
    std::optional<ProcessId> victim;
    uint64_t worst = 0;
    for (const Process& process : kernel.machine.processes) {
        if (!process.alive || !process.ownsMemory()) continue;  // memory that several share counts once
        const uint64_t points = badness(kernel, process);
        if (points < worst) continue;
        worst = points;
        victim = process.id;
    }
    if (!victim) return std::nullopt;
    kernel.log.record({.kind = EventKind::OutOfMemory, .process = *victim, .count = worst});
    killUsers(kernel, *victim);
    return victim;
}

}  // namespace pagewalk
