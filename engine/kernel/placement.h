// Where a new mapping goes (mm/mmap.c and arch/x86/kernel/sys_x86_64.c, arch_get_unmapped_area_topdown).
#pragma once

#include "base/result.h"
#include "kernel/calls/mmap.h"
#include "kernel/machine.h"

namespace pagewalk {

/// The page-aligned range for a request: the address itself when fixed, the hint when it is free, else the highest
/// hole below the mmap area's top, else the lowest hole above it.
/// EINVAL: a fixed address that is not page aligned. EEXIST: MAP_FIXED_NOREPLACE over a mapping. ENOMEM: no room.
Result<AddressRange> placeMapping(const Kernel& kernel, const Process& process, const MmapRequest& request);

/// The highest address that free placement uses: what execve drew, else below the stack's top by its limit, 128 MiB at least.
VirtualAddress placementTop(const Kernel& kernel, const Process& process);

}  // namespace pagewalk
