// setrlimit(2) and setuid(2): what a process may, and what it may map within that.
#pragma once

#include <cstdint>

#include "base/result.h"
#include "kernel/machine.h"

namespace pagewalk {

/// Sets one of RLIMIT_DATA, RLIMIT_STACK, RLIMIT_MEMLOCK, RLIMIT_AS in bytes. EINVAL: another one.
Status setrlimit(Kernel& kernel, ProcessId id, uint64_t resource, uint64_t bytes);

/// Any other user than 0 loses the privilege to lock more than the limit.
Status setuid(Kernel& kernel, ProcessId id, uint64_t user);

/// What RLIMIT_DATA counts: private writable memory that does not grow (mm/vma.h, is_data_mapping).
bool isData(const Region& region);
/// Whether `bytes` more of mapped memory stay within RLIMIT_AS and, as data, RLIMIT_DATA (mm/vma.c, may_expand_vm). A data
/// limit of 0 bounds nothing: programs of old set it to keep the heap from growing, and map all their memory.
bool mayExpand(const Process& process, bool data, uint64_t bytes);

}  // namespace pagewalk
