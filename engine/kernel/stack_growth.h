// The stack grows: a region that grows down is extended over the free space below it (mm/vma.c, expand_downwards).
#pragma once

#include "kernel/machine.h"

namespace pagewalk {

/// Extends the growing region above `address` down to its page, whatever the stack pointer. Null when nothing above
/// grows, or RLIMIT_STACK, the guard gap to an accessible region below, or the commit limit forbids it.
Region* growStack(Kernel& kernel, Process& process, VirtualAddress address);

}  // namespace pagewalk
