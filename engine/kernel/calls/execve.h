// execve(2): another program in the same process.
#pragma once

#include <string>

#include "base/result.h"
#include "kernel/machine.h"

namespace pagewalk {

/// Replaces the memory of a process by a new one: the program's segments, a stack with its top page resident, an empty
/// heap behind the program. Everything mapped before goes (shared memory and files stay with others), and so do locks,
/// the allocator's heap, descriptors with O_CLOEXEC and the other threads of the group: a thread that execs becomes its
/// leader. pid, name, fault counts, limits and the other descriptors stay. A parent suspended by vfork goes on.
///
/// The program is static: no interpreter and no [vdso] come with it.
/// ENOENT: no file of that name. EACCES: no line that maps it may execute it. ENOEXEC: it is empty, or its first bytes
/// are given and are no ELF header. ETXTBSY: somebody has it open for writing. ENOMEM: the commit charge of what is
/// writable is refused, or the program does not fit the address space; then nothing has changed.
Status execve(Kernel& kernel, ProcessId id, const std::string& path);

}  // namespace pagewalk
