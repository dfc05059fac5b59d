#include "kernel/machine.h"

namespace pagewalk {

std::optional<PageTableFormat> formatOf(const MachineConfig& config) {
    if (config.architecture != Architecture::Custom) return PageTableFormat::of(config.architecture);
    return PageTableFormat::custom(config.page, config.split, config.splitLevels);
}

Machine::Machine(const MachineConfig& machineConfig, const PageTableFormat& format)
    : config(machineConfig),
      hardware{format, PhysicalMemory(format.page()), Tlb(machineConfig.tlb, machineConfig.seed), Cpu{}},
      tables(FrameNumber{machineConfig.frames + 1}),
      frames(machineConfig.frames),
      swap(machineConfig.swapPages),
      layoutChance(machineConfig.seed),
      replacement(machineConfig) {
    hardware.memory.grow(machineConfig.frames + 1);
}

std::string labelOf(const Machine& machine, const AddressSpace& space, const Region& region) {
    return region.anonymous() ? space.label(region) : machine.objects[region.object].name();
}

std::optional<ProcessId> Machine::processNamed(std::string_view name) const {
    for (size_t i = processes.size(); i-- > 0;) {
        if (processes[i].name == name) return static_cast<ProcessId>(i);
    }
    return std::nullopt;
}

std::optional<ProcessId> Machine::ownerOf(Asid asid) const {
    for (const Process& process : processes) {
        if (!process.alive || !process.ownsMemory()) continue;
        if (config.tlb.asid ? process.asid == asid : process.root == hardware.cpu.root) return process.id;
    }
    return std::nullopt;
}

std::optional<ObjectId> Machine::objectNamed(std::string_view name) const {
    for (size_t i = 0; i < objects.size(); ++i) {
        if (objects[i].name() == name) return static_cast<ObjectId>(i);
    }
    return std::nullopt;
}

Process& Kernel::chargedFor(Process& owner) {
    const ProcessId running = machine.hardware.cpu.process;
    if (running == noProcess || process(running).memoryOwner != owner.id) return owner;
    return process(running);
}

uint64_t Machine::hash() const {
    Hasher hasher;
    hardware.memory.addTo(hasher);
    hardware.tlb.addTo(hasher);
    hasher.add(hardware.cpu.process);
    tables.addTo(hasher);
    frames.addTo(hasher);
    swap.addTo(hasher);
    replacement.addTo(hasher);
    for (const FileObject& object : objects) object.addTo(hasher);
    for (const OpenFile& file : openFiles) {
        hasher.add(uint64_t{file.object} << 3 | uint64_t{file.closeOnExec} << 2 | uint64_t{file.readable} << 1 |
                   uint64_t{file.writable});
        const ReadAheadWindow& window = file.readAhead;
        for (const uint64_t pages :
             {window.start, window.pages, window.ahead, window.lastRead, uint64_t{window.order}})
            hasher.add(pages);
    }
    for (const Process& process : processes) process.addTo(hasher);
    hasher.add(committedPages);
    hasher.add(layoutChance.state());
    return hasher.digest();
}

void recordMapped(Kernel& kernel, const AddressSpace& space, const Region& region) {
    kernel.log.record({.kind = EventKind::RegionMapped,
                       .protection = region.protection,
                       .shared = region.shared,
                       .address = region.range.start,
                       .end = region.range.end,
                       .label = labelOf(kernel.machine, space, region)});
}

}  // namespace pagewalk
