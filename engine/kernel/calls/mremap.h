// mremap(2).
#pragma once

#include <cstdint>

#include "base/result.h"
#include "kernel/machine.h"

namespace pagewalk {

struct MremapRequest {
    VirtualAddress address{};
    uint64_t oldLength = 0;       ///< bytes
    uint64_t newLength = 0;       ///< bytes
    uint64_t flags = 0;           ///< abi::mremap…
    VirtualAddress newAddress{};  ///< with MREMAP_FIXED and MREMAP_DONTUNMAP
};

/// Shrinks, grows in place, or moves a mapping with its pages, and answers where it is now.
/// EINVAL: unaligned, a new length of 0, unknown flags, source and target overlapping. EFAULT: no region at the address,
/// or growing across its end. ENOMEM: no room to grow, and MREMAP_MAYMOVE not given. EAGAIN: RLIMIT_MEMLOCK. EPERM: sealed.
Result<VirtualAddress> mremap(Kernel& kernel, ProcessId id, const MremapRequest& request);

}  // namespace pagewalk
