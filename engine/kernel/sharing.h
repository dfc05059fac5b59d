// What several processes share (clone(2)), and what becomes of it when one of them leaves.
#pragma once

#include <vector>

#include "kernel/machine.h"

namespace pagewalk {

/// The living processes that run in a process's memory, in order; itself is one of them.
std::vector<ProcessId> usersOfMemory(const Machine& machine, ProcessId owner);
/// The living members of a thread group, in order.
std::vector<ProcessId> membersOf(const Machine& machine, ProcessId leader);

/// The process runs in its memory no more. The last user frees it, with its private pages and its tables; where the
/// owner leaves before others, the first of them has it from then on, with the same tables and tag.
void leaveMemory(Kernel& kernel, ProcessId id);
/// The same for descriptors, which the last user closes.
void leaveFiles(Kernel& kernel, ProcessId id);
/// The parent that vfork suspended for this child, if any, goes on.
void releaseParent(Kernel& kernel, ProcessId child);

}  // namespace pagewalk
