#include "kernel/replacement/two_queue.h"

#include <algorithm>

#include "kernel/replacement/candidates.h"

namespace pagewalk {

TwoQueue::TwoQueue(uint32_t frames)
    : mostEntering_(std::max(frames / 4, 1U)),
      mostGhosts_(std::max(frames / 2, 1U)),
      entering_(frames),
      main_(frames) {}

void TwoQueue::placed(const Placement& placement) {
    (returning_ ? main_ : entering_).push(placement.frame);
    if (returning_) ghosts_.erase(placement.identity);
    who_[placement.frame] = placement.identity;
    returning_ = false;
}

// "reclaimfor" of the paper; where a list has nothing that can be taken, the other has to serve.
std::optional<FrameNumber> TwoQueue::chooseVictim(Candidates& candidates) {
    const bool fromEntering = entering_.size() > mostEntering_;
    const auto victim = candidates.oldest(fromEntering ? entering_ : main_);
    return victim ? victim : candidates.oldest(fromEntering ? main_ : entering_);
}

void TwoQueue::evicted(FrameNumber frame) {
    const bool ghost = entering_.contains(frame);
    if (ghost) ghosts_.push(who_[frame]);
    if (ghost && ghosts_.size() > mostGhosts_) ghosts_.dropOldest();
    freed(frame);
}

void TwoQueue::freed(FrameNumber frame) {
    entering_.erase(frame);
    main_.erase(frame);
    who_.erase(frame);
}

void TwoQueue::addTo(Hasher& hasher) const {
    entering_.addTo(hasher);
    main_.addTo(hasher);
    ghosts_.addTo(hasher);
}

}  // namespace pagewalk
