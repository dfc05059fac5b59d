// Taking pages back when every frame is in use.
#pragma once

#include "kernel/machine.h"

namespace pagewalk {

/// Frees one frame that can be built again from elsewhere: a page of a file on a disk, written back first where it
/// is dirty; one that goes to a swap slot, or is in one already; one whose bytes MADV_FREE gave up. The least mapped
/// and lowest frame first. Locked pages stay, and so does `held`, which the caller is working on (the zero frame:
/// none). False when there is none.
bool reclaimFrame(Kernel& kernel, FrameNumber held);

/// Why nothing can be taken back: "no-swap" or "swap-full" where pages would need a slot, else "locked".
const char* whyNothingIsReclaimable(const Machine& machine);

}  // namespace pagewalk
