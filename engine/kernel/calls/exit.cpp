#include "kernel/calls/exit.h"

#include "kernel/calls/munmap.h"

namespace pagewalk {

void exitProcess(Kernel& kernel, ProcessId id) {
    Process& process = kernel.process(id);
    process.alive = false;
    if (!process.space.regions().empty()) {
        const AddressRange everything{process.space.regions().front().range.start,
                                      process.space.regions().back().range.end};
        removeRegions(kernel, process, everything);
    }
    kernel.tableOf(process).destroy();
    process.root = {};
    process.descriptors.clear();
    releaseUnusedObjects(kernel);
    Cpu& cpu = kernel.machine.hardware.cpu;
    if (cpu.process == id) cpu = Cpu{};
    kernel.log.record({.kind = EventKind::Exited, .process = id});
}

}  // namespace pagewalk
