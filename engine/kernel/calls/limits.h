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

/// What RLIMIT_DATA counts: private writable memory that does not grow (mm/vma.h, is_data_mapping).
bool isData(const Region& region);
/// Whether `bytes` more of mapped memory stay within RLIMIT_AS and, as data, RLIMIT_DATA (mm/vma.c, may_expand_vm). A data
/// limit of 0 bounds nothing: programs of old set it to keep the heap from growing, and map all their memory.
bool mayExpand(const Process& process, bool data, uint64_t bytes);
/// EPERM where a range that is to be taken out touches a sealed region. A region that the range begins inside of has been
/// split there by then, unless it is the sealed one (mm/vma.c, vms_gather_munmap_vmas).
Status admitRemoval(AddressSpace& space, AddressRange range, EventLog& log);

}  // namespace pagewalk
