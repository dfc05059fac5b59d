#include "kernel/reclaim.h"

#include "kernel/file_pages.h"
#include "kernel/swap.h"

namespace pagewalk {

bool reclaimFrame(Kernel& kernel, HeldFrames held) {
    Candidates candidates(kernel, held);
    const auto victim = kernel.machine.replacement.chooseVictim(candidates);
    if (!victim) return false;
    kernel.machine.replacement.evicted(*victim);
    const FrameInfo info = kernel.machine.frames.at(*victim);
    if (info.use == FrameUse::PageCache) return evictFilePage(kernel, info.object, info.pageInObject);
    if (!givenUp(kernel.machine, *victim)) return swapOutFrame(kernel, *victim);
    dropGivenUp(kernel, *victim);
    return true;
}

const char* whyNothingIsReclaimable(const Machine& machine) {
    if (machine.swap.size() == 0) return "no-swap";
    return machine.swap.full() ? "swap-full" : "in-use";
}

}  // namespace pagewalk
