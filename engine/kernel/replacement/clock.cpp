#include "kernel/replacement/clock.h"

#include "kernel/replacement/candidates.h"

namespace pagewalk {

std::optional<FrameNumber> Clock::chooseVictim(Candidates& candidates) {
    // In the first round every bit may be set; in the second none is.
    for (uint64_t looked = 0; looked < uint64_t{2} * candidates.frames(); ++looked) {
        const FrameNumber frame{hand_};
        hand_ = hand_ % candidates.frames() + 1;
        if (!candidates.takeable(frame)) continue;
        if (!candidates.accessed(frame)) return frame;
        candidates.clearAccessed(frame);
    }
    return std::nullopt;
}

}  // namespace pagewalk
