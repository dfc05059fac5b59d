// mseal(2): regions that are to stay as they are.
#pragma once

#include <cstdint>

#include "base/result.h"
#include "kernel/machine.h"

namespace pagewalk {

/// Seals the regions of a range: they cannot be unmapped, moved, replaced or given another protection.
/// EINVAL: unaligned or flags. ENOMEM: a hole; then nothing is sealed.
Status mseal(Kernel& kernel, ProcessId id, VirtualAddress address, uint64_t length, uint64_t flags);

/// EPERM where a range that is to be taken out touches a sealed region. A region that the range begins inside of has been
/// split there by then, unless it is the sealed one (mm/vma.c, vms_gather_munmap_vmas).
Status admitRemoval(AddressSpace& space, AddressRange range, EventLog& log);

}  // namespace pagewalk
