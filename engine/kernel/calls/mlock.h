// mlock(2), munlock(2), mlockall(2), munlockall(2).
#pragma once

#include <cstdint>

#include "base/result.h"
#include "kernel/machine.h"

namespace pagewalk {

/// Locks the pages that a range touches, region by region up to the first hole, and faults them in.
/// ENOMEM: a hole, PROT_NONE memory, or RLIMIT_MEMLOCK. EPERM: the limit is 0. EINVAL: the range wraps.
Status mlock(Kernel& kernel, ProcessId id, VirtualAddress address, uint64_t length);
/// Unlocks; ENOMEM at a hole.
Status munlock(Kernel& kernel, ProcessId id, VirtualAddress address, uint64_t length);
/// MCL_CURRENT locks all there is, MCL_FUTURE all that will be mapped. EINVAL: no or unknown flags. EPERM, ENOMEM: as mlock.
Status mlockall(Kernel& kernel, ProcessId id, uint64_t flags);
Status munlockall(Kernel& kernel, ProcessId id);

/// Whether a process may lock at all (mm/mlock.c, can_do_mlock).
bool mayLock(const Process& process);
/// Whether it may lock `bytes` more (mm/mmap.c, mlock_future_ok).
bool lockFits(const Process& process, uint64_t bytes);

}  // namespace pagewalk
