// Taking pages back when every frame is in use.
#pragma once

#include <array>

#include "kernel/machine.h"

namespace pagewalk {

/// Frames that somebody works on; the zero frame stands for none.
using HeldFrames = std::array<FrameNumber, 2>;

/// Frees one frame that can be built again from elsewhere: a page of a file on a disk, written back first where it
/// is dirty; one that goes to a swap slot, or is in one already; one whose bytes MADV_FREE gave up. The least mapped
/// and lowest frame first. Locked pages stay, and so do those held. False when there is none.
bool reclaimFrame(Kernel& kernel, HeldFrames held);

/// Why nothing can be taken back: "no-swap" or "swap-full" where pages would need a slot, else "in-use".
const char* whyNothingIsReclaimable(const Machine& machine);

}  // namespace pagewalk
