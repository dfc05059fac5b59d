#include "kernel/scheduler.h"

namespace pagewalk {
namespace {

/// A process's own tag, unless memory that it once began lives on with others under it; then the next free one.
/// Without ASIDs all address spaces carry the same tag: the flush keeps them apart.
Asid freeTag(const Machine& machine, ProcessId id) {
    if (!machine.config.tlb.asid) return 1;
    auto tag = static_cast<Asid>(id + 1);
    while (machine.ownerOf(tag)) ++tag;
    return tag;
}

}  // namespace

void switchTo(Kernel& kernel, ProcessId id) {
    Machine& machine = kernel.machine;
    Cpu& cpu = machine.hardware.cpu;
    if (cpu.process == id) return;
    const Process& memory = kernel.memoryOf(id);
    const bool loaded = cpu.root.value != 0;
    const bool same = loaded && cpu.root == memory.root;
    const bool flush = loaded && !same && !machine.config.tlb.asid;
    kernel.log.record({.kind = EventKind::ContextSwitch,
                       .shared = same,
                       .flag = flush,
                       .process = id,
                       .other = cpu.process,
                       .asid = memory.asid,
                       .physical = machine.page().startOf(memory.root)});
    cpu = {id, memory.root, memory.asid};
    if (!flush) return;
    const uint32_t dropped = machine.hardware.tlb.flushAll();
    kernel.log.record({.kind = EventKind::TlbFlush, .count = dropped});
}

Process& createEntry(Kernel& kernel, const std::string& name, ProcessId parent) {
    Machine& machine = kernel.machine;
    Process process;
    process.name = name;
    process.id = static_cast<ProcessId>(machine.processes.size());
    process.parent = parent;
    process.memoryOwner = process.filesOwner = process.leader = process.id;
    process.space = AddressSpace(machine.page());
    process.limits.stack = machine.config.stackLimit;
    machine.processes.push_back(std::move(process));
    return machine.processes.back();
}

void giveMemory(Kernel& kernel, Process& process) {
    Machine& machine = kernel.machine;
    process.memoryOwner = process.id;
    process.asid = 0;  // the tag of memory that it gave back is free as well
    process.asid = freeTag(machine, process.id);
    process.root = machine.tables.allocate(machine.hardware.memory,
                                           static_cast<uint8_t>(machine.hardware.format.levels()), process.id);
    process.space = AddressSpace(machine.page());
}

Process& createProcess(Kernel& kernel, const std::string& name, ProcessId parent) {
    Process& process = createEntry(kernel, name, parent);
    giveMemory(kernel, process);
    return process;
}

}  // namespace pagewalk
