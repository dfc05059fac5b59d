// Filling a range ahead of its first access: MAP_POPULATE, mlock, MADV_POPULATE_… (mm/gup.c, populate_vma_page_range).
#pragma once

#include "kernel/machine.h"

namespace pagewalk {

/// How far it came: the whole range, up to a hole, to memory that does not allow it, or to a page that nothing backs.
enum class Populated : uint8_t { Whole, Hole, Forbidden, Unbacked };

/// Faults in every page of a range that is not mapped as a write would need it (writable private memory) or as a read
/// would (all other). Counts the faults for the process.
Populated populate(Kernel& kernel, Process& process, AddressRange range);
/// The same without letting go of the address space: what a disk was read for counts as such (mm/mprotect.c,
/// mprotect_fixup).
Populated populateInPlace(Kernel& kernel, Process& process, AddressRange range);
/// The same with one kind of access for all regions, which must allow it.
Populated populateFor(Kernel& kernel, Process& process, AddressRange range, Access access);

}  // namespace pagewalk
