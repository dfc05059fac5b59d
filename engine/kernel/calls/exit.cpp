#include "kernel/calls/exit.h"

#include "kernel/calls/munmap.h"
#include "kernel/sharing.h"

namespace pagewalk {

void exitProcess(Kernel& kernel, ProcessId id) {
    kernel.process(id).alive = false;
    leaveMemory(kernel, id);
    leaveFiles(kernel, id);
    releaseUnusedObjects(kernel);
    // The tables stay loaded while others run in that memory: the next switch still has to compare with them.
    Cpu& cpu = kernel.machine.hardware.cpu;
    if (cpu.process == id) cpu.process = noProcess;
    kernel.log.record({.kind = EventKind::Exited, .process = id});
    releaseParent(kernel, id);
}

void exitGroup(Kernel& kernel, ProcessId id) {
    const ProcessId leader = kernel.process(id).leader;
    for (const ProcessId member : membersOf(kernel.machine, leader)) {
        if (member != leader) exitProcess(kernel, member);
    }
    exitProcess(kernel, leader);
}

}  // namespace pagewalk
