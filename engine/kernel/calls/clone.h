// clone(2) and vfork(2): a child that shares what its flags say.
#pragma once

#include <string>

#include "base/result.h"
#include "kernel/machine.h"

namespace pagewalk {

struct CloneRequest {
    uint64_t flags = 0;
    VirtualAddress stack{};  ///< where the child's stack pointer stands; 0: where the caller's does
};

/// Makes a child. CLONE_VM: it runs in the caller's memory, with the same tables and the same tag; without it the child
/// is fork's. CLONE_FILES: it uses the same descriptors, else a copy of them. CLONE_THREAD: it is a thread of the
/// caller's group. CLONE_VFORK: the caller is suspended until the child execs or exits. Other flags are checked, and
/// mean nothing to memory.
/// EINVAL: flags that do not go together (kernel/fork.c, copy_process). EPERM: a namespace without privilege.
/// ENOMEM: as fork.
Result<ProcessId> clone(Kernel& kernel, ProcessId parent, const CloneRequest& request,
                        const std::string& childName);

/// clone(CLONE_VM | CLONE_VFORK).
Result<ProcessId> vfork(Kernel& kernel, ProcessId parent, const std::string& childName);

}  // namespace pagewalk
