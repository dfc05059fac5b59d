// mprotect(2).
#pragma once

#include <cstdint>

#include "base/result.h"
#include "kernel/machine.h"

namespace pagewalk {

/// Changes the protection of [address, address + length), region by region from below, up to the first hole.
/// EINVAL: unaligned, or unknown bits. ENOMEM: a hole in the range (what lies below it is changed), or the commit
/// limit. EACCES: writing asked of a shared mapping of a file opened read-only. Length 0 does nothing.
Status mprotect(Kernel& kernel, ProcessId id, VirtualAddress address, uint64_t length, uint64_t protection);

}  // namespace pagewalk
