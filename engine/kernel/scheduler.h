// Which process the CPU runs: the context switch.
#pragma once

#include "kernel/machine.h"

namespace pagewalk {

/// Loads a process's table root and ASID. Without ASIDs the TLB is flushed, unless both run in the same memory
/// (arch/x86/mm/tlb.c, switch_mm_irqs_off). Nothing happens when it runs already.
void switchTo(Kernel& kernel, ProcessId id);

/// Makes an entry in the list of processes, without memory. Its name is the scenario's.
Process& createEntry(Kernel& kernel, const std::string& name, ProcessId parent);
/// Gives a process that has no memory an empty address space, tables and a tag of its own.
void giveMemory(Kernel& kernel, Process& process);
/// Both: a process with an empty address space.
Process& createProcess(Kernel& kernel, const std::string& name, ProcessId parent);

}  // namespace pagewalk
