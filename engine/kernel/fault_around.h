// Fault-around: a read fault on a file also maps its neighbours that are in memory (mm/memory.c, do_fault_around).
#pragma once

#include "kernel/machine.h"

namespace pagewalk {

/// Maps, for a read fault served at `page`, the pages around it that are in memory, inside the file and not mapped
/// yet: as many as `fault-around` says, aligned to that number by address, cut at the region and at the table.
void mapAround(Kernel& kernel, Process& process, const Region& region, VirtualAddress page);

}  // namespace pagewalk
