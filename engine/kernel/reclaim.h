// Taking pages back when every frame is in use.
#pragma once

#include "kernel/machine.h"
#include "kernel/replacement/candidates.h"

namespace pagewalk {

/// Frees one frame that can be built again from elsewhere, the one that the replacement policy chooses: a page of a file
/// on a disk, written back first where it is dirty; one that goes to a swap slot, or is in one already; one whose bytes
/// MADV_FREE gave up. Locked pages stay, and so do those held. False when there is none.
bool reclaimFrame(Kernel& kernel, HeldFrames held);

/// Why nothing can be taken back: "no-swap" or "swap-full" where pages would need a slot, else "in-use".
const char* whyNothingIsReclaimable(const Machine& machine);

}  // namespace pagewalk
