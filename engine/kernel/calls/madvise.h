// madvise(2).
#pragma once

#include <cstdint>

#include "base/result.h"
#include "kernel/machine.h"

namespace pagewalk {

/// Advises about a range, region by region; holes are passed over and make the answer ENOMEM in the end.
/// EINVAL: unaligned, unknown advice, or a region that it does not fit. EACCES: MADV_REMOVE without write permission.
/// EFAULT: MADV_POPULATE_… of a page that nothing backs. EPERM: a sealed region.
Status madvise(Kernel& kernel, ProcessId id, VirtualAddress address, uint64_t length, uint64_t advice);

}  // namespace pagewalk
