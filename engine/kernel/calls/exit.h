// _exit(2) and exit_group(2): a process or a thread ends and gives back what it alone has.
#pragma once

#include "kernel/machine.h"

namespace pagewalk {

/// Ends one process or thread. What nobody else uses goes with it: private pages, mappings, tables, descriptors; what
/// it shares stays with the others. It stays in the machine as a dead one.
void exitProcess(Kernel& kernel, ProcessId id);

/// Ends the whole thread group of a process, as a fatal signal does.
void exitGroup(Kernel& kernel, ProcessId id);

}  // namespace pagewalk
