#include "kernel/sharing.h"

#include <utility>

#include "kernel/calls/munmap.h"

namespace pagewalk {
namespace {

template <class Predicate>
std::vector<ProcessId> livingWhere(const Machine& machine, Predicate predicate) {
    std::vector<ProcessId> found;
    for (const Process& process : machine.processes) {
        if (process.alive && predicate(process)) found.push_back(process.id);
    }
    return found;
}

void freeMemory(Kernel& kernel, Process& process) {
    if (!process.space.regions().empty()) {
        const AddressRange everything{process.space.regions().front().range.start,
                                      process.space.regions().back().range.end};
        removeRegions(kernel, process, everything);
    }
    kernel.tableOf(process).destroy();
    Cpu& cpu = kernel.machine.hardware.cpu;
    if (cpu.root == process.root) cpu = {cpu.process, {}, 0};
    process.root = {};
}

void passMemoryOn(Kernel& kernel, Process& from, Process& heir) {
    heir.space = std::exchange(from.space, AddressSpace(kernel.machine.page()));
    heir.root = std::exchange(from.root, {});
    heir.asid = std::exchange(from.asid, {});
    kernel.machine.tables.passOn(from.id, heir.id);
}

}  // namespace

std::vector<ProcessId> usersOfMemory(const Machine& machine, ProcessId owner) {
    return livingWhere(machine, [owner](const Process& process) { return process.memoryOwner == owner; });
}

std::vector<ProcessId> membersOf(const Machine& machine, ProcessId leader) {
    return livingWhere(machine, [leader](const Process& process) { return process.leader == leader; });
}

void leaveMemory(Kernel& kernel, ProcessId id) {
    Process& process = kernel.process(id);
    const ProcessId owner = std::exchange(process.memoryOwner, id);
    if (owner != id) return;
    const auto others = livingWhere(
        kernel.machine, [id](const Process& other) { return other.id != id && other.memoryOwner == id; });
    if (others.empty()) return freeMemory(kernel, process);
    passMemoryOn(kernel, process, kernel.process(others.front()));
    for (const ProcessId other : others) kernel.process(other).memoryOwner = others.front();
}

void leaveFiles(Kernel& kernel, ProcessId id) {
    Process& process = kernel.process(id);
    const ProcessId owner = std::exchange(process.filesOwner, id);
    if (owner != id) return;
    const auto others = livingWhere(
        kernel.machine, [id](const Process& other) { return other.id != id && other.filesOwner == id; });
    auto descriptors = std::exchange(process.descriptors, {});
    if (others.empty()) return;
    kernel.process(others.front()).descriptors = std::move(descriptors);
    for (const ProcessId other : others) kernel.process(other).filesOwner = others.front();
}

void releaseParent(Kernel& kernel, ProcessId child) {
    for (Process& process : kernel.machine.processes) {
        if (process.vforkChild != child) continue;
        process.vforkChild = noProcess;
        if (process.alive)
            kernel.log.record({.kind = EventKind::Resumed, .process = process.id, .other = child});
    }
}

}  // namespace pagewalk
