// Filling a range ahead of its first access: MAP_POPULATE (mm/gup.c, populate_vma_page_range).
#pragma once

#include "kernel/machine.h"

namespace pagewalk {

/// Faults in every page of a range that is not mapped as a write would need it (writable private memory) or as a read
/// would (all other); stops without an error where a fault cannot be served. Counts the faults for the process.
void populate(Kernel& kernel, Process& process, AddressRange range);

}  // namespace pagewalk
