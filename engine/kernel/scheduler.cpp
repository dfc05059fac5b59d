#include "kernel/scheduler.h"

namespace pagewalk {

void switchTo(Kernel& kernel, ProcessId id) {
    Cpu& cpu = kernel.machine.hardware.cpu;
    if (cpu.process == id) return;
    const Process& process = kernel.process(id);
    const bool flush = !kernel.machine.config.tlb.asid && cpu.process != noProcess;
    kernel.log.record({.kind = EventKind::ContextSwitch,
                       .flag = flush,
                       .process = id,
                       .other = cpu.process,
                       .asid = process.asid,
                       .physical = kernel.machine.page().startOf(process.root)});
    cpu = {id, process.root, process.asid};
    if (!flush) return;
    const uint32_t dropped = kernel.machine.hardware.tlb.flushAll();
    kernel.log.record({.kind = EventKind::TlbFlush, .count = dropped});
}

Process& createProcess(Kernel& kernel, const std::string& name, ProcessId parent) {
    Machine& machine = kernel.machine;
    Process process;
    process.name = name;
    process.id = static_cast<ProcessId>(machine.processes.size());
    process.parent = parent;
    // Without ASIDs all address spaces carry the same tag: the flush keeps them apart.
    process.asid = machine.config.tlb.asid ? static_cast<Asid>(process.id + 1) : Asid{1};
    process.root = machine.tables.allocate(machine.hardware.memory,
                                           static_cast<uint8_t>(machine.hardware.format.levels()), process.id);
    process.space = AddressSpace(machine.page());
    process.limits.stack = machine.config.stackLimit;
    machine.processes.push_back(std::move(process));
    return machine.processes.back();
}

}  // namespace pagewalk
