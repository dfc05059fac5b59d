// Taking a page out of memory: to a swap slot, or back to the file it came from.
#pragma once

#include "kernel/machine.h"

namespace pagewalk {

/// Takes the mapped page out if only this one entry maps it (mm/madvise.c skips others): private pages and those of
/// memory files go to swap, clean pages of a file on a disk are dropped. False when it had to stay.
bool swapOut(Kernel& kernel, Process& process, VirtualAddress page);

/// Moves a private page's frame to a slot, whoever owns it now, all entries cleared. A slot that still holds its bytes
/// is used again. False when there is none and swap is full.
bool swapOutFrame(Kernel& kernel, FrameNumber frame);

/// Whether MADV_FREE gave the frame's bytes up, and nobody has written it since.
bool givenUp(const Machine& machine, FrameNumber frame);
/// Forgets the pages of a frame that was given up: they read as zeros from now on.
void dropGivenUp(Kernel& kernel, FrameNumber frame);

}  // namespace pagewalk
