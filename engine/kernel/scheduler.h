// Which process the CPU runs: the context switch.
#pragma once

#include "kernel/machine.h"

namespace pagewalk {

/// Loads a process's table root and ASID. Without ASIDs the TLB is flushed. Nothing happens when it runs already.
void switchTo(Kernel& kernel, ProcessId id);

/// Makes a process with an empty address space and tables of its own. Its name is the scenario's.
Process& createProcess(Kernel& kernel, const std::string& name, ProcessId parent);

}  // namespace pagewalk
