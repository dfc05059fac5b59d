// Overcommit accounting (mm/util.c, __vm_enough_memory; Documentation/mm/overcommit-accounting.rst).
#pragma once

#include <cstdint>

#include "kernel/machine.h"

namespace pagewalk {

/// Pages that mode `Never` lets be charged: swap and vm.overcommit_ratio (50 %) of the frames.
uint64_t commitLimitPages(const Machine& machine);

/// Charges pages to the commit limit; false (and nothing charged) when the mode refuses:
/// Heuristic refuses one request above all frames and swap, Always nothing, Never what does not stay below the limit.
bool chargeCommit(Machine& machine, uint64_t pages);
void unchargeCommit(Machine& machine, uint64_t pages);

/// Whether a new private region of these properties is charged (mm/vma.c, accountable_mapping).
bool accountable(const Region& region);

}  // namespace pagewalk
