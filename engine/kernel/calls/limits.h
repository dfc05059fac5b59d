// setrlimit(2), setuid(2) and mseal(2): what a process may, and what may be done to its regions.
#pragma once

#include <cstdint>

#include "base/result.h"
#include "kernel/machine.h"

namespace pagewalk {

/// Sets one of RLIMIT_DATA, RLIMIT_STACK, RLIMIT_MEMLOCK, RLIMIT_AS in bytes. EINVAL: another one.
Status setrlimit(Kernel& kernel, ProcessId id, uint64_t resource, uint64_t bytes);

/// Any other user than 0 loses the privilege to lock more than the limit.
Status setuid(Kernel& kernel, ProcessId id, uint64_t user);

/// Seals the regions of a range: they cannot be unmapped, moved, replaced or given another protection.
/// EINVAL: unaligned or flags. ENOMEM: a hole; then nothing is sealed.
Status mseal(Kernel& kernel, ProcessId id, VirtualAddress address, uint64_t length, uint64_t flags);

/// Whether `bytes` more of mapped memory stay within RLIMIT_AS and, as data, RLIMIT_DATA (mm/mmap.c, may_expand_vm).
/// `added` of them are new to the address space: memory that only becomes data adds none.
bool mayExpand(const Process& process, bool data, uint64_t bytes, uint64_t added);
/// Whether a range touches a sealed region.
bool touchesSealed(const AddressSpace& space, AddressRange range);

}  // namespace pagewalk
