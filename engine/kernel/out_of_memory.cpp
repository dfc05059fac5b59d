#include "kernel/out_of_memory.h"

#include "kernel/calls/exit.h"
#include "kernel/usage.h"

namespace pagewalk {

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
        if (!process.alive) continue;
        const uint64_t points = badness(kernel, process);
        if (points < worst) continue;
        worst = points;
        victim = process.id;
    }
    if (!victim) return std::nullopt;
    kernel.log.record({.kind = EventKind::OutOfMemory, .process = *victim, .count = worst});
    exitProcess(kernel, *victim);
    return victim;
}

}  // namespace pagewalk
