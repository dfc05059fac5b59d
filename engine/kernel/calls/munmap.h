// munmap(2), and taking regions away for whoever else needs it.
#pragma once

#include <cstdint>

#include "base/result.h"
#include "kernel/machine.h"

namespace pagewalk {

/// Removes what lies in [address, address + length): holes are no error, neither is nothing at all.
/// EINVAL: the address is not page aligned, the length is 0, or the range leaves the user half. EPERM: a sealed region.
Status munmap(Kernel& kernel, ProcessId id, VirtualAddress address, uint64_t length);

/// Unmaps and forgets everything in a page-aligned range and returns its commit charge.
void removeRegions(Kernel& kernel, Process& process, AddressRange range);

/// Frees shared anonymous memory and memory files without a name that nobody maps or has open any more.
void releaseUnusedObjects(Kernel& kernel);

}  // namespace pagewalk
