// A part of a region goes to another place, its pages with it: mremap(2)'s heart (mm/mremap.c, move_vma).
#pragma once

#include "base/result.h"
#include "kernel/machine.h"

namespace pagewalk {

/// What is left at the old place.
enum class SourceAfter : uint8_t {
    Unmapped,
    Emptied,  ///< MREMAP_DONTUNMAP: the region without its pages
    Kept,     ///< an old length of 0: another mapping of the same shared object is made
};

struct RegionMove {
    AddressRange part;  ///< inside one region
    VirtualAddress to;
    uint64_t length = 0;  ///< bytes at the new place, at least the part's
    SourceAfter after = SourceAfter::Unmapped;
};

/// Moves; the target must be free. Answers where the pages are now. ENOMEM: a limit, or the commit charge.
Result<VirtualAddress> moveRegion(Kernel& kernel, Process& process, const RegionMove& move);

}  // namespace pagewalk
