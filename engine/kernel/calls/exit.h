// _exit(2): the process ends and gives back all it has.
#pragma once

#include "kernel/machine.h"

namespace pagewalk {

/// Frees the process's private pages, mappings, tables and descriptors. It stays in the machine as a dead one.
void exitProcess(Kernel& kernel, ProcessId id);

}  // namespace pagewalk
