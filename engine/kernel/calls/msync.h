// msync(2).
#pragma once

#include <cstdint>

#include "base/result.h"
#include "kernel/machine.h"

namespace pagewalk {

/// MS_SYNC writes the files of shared regions back. EINVAL: unaligned, unknown flags, MS_SYNC with MS_ASYNC.
/// ENOMEM: a hole, after the rest was done. EBUSY: MS_INVALIDATE of a locked region.
Status msync(Kernel& kernel, ProcessId id, VirtualAddress address, uint64_t length, uint64_t flags);

}  // namespace pagewalk
