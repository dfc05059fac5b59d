// The stack that a process begins with.
#pragma once

#include "kernel/machine.h"

namespace pagewalk {

/// The top page of a stack holds the program's arguments and environment before it starts: makes it resident, without
/// counting a fault. Nothing becomes resident where no frame is free, since nobody is killed for a stack.
void touchStackTop(Kernel& kernel, Process& process, Region& stack);

}  // namespace pagewalk
