#include "kernel/replacement/arc.h"

#include <algorithm>
#include <cstring>

#include "kernel/replacement/candidates.h"

namespace pagewalk {

void Arc::wanted(const PageIdentity& page) {
    const double once = onceGhosts_.size();
    const double again = againGhosts_.size();
    arrival_ = Arrival::New;
    leaveNoGhost_ = false;
    if (onceGhosts_.contains(page)) {
        arrival_ = Arrival::GhostOfOnce;
        target_ = std::min<double>(size_, target_ + std::max(again / once, 1.0));
        onceGhosts_.erase(page);
    } else if (againGhosts_.contains(page)) {
        arrival_ = Arrival::GhostOfAgain;
        target_ = std::max(0.0, target_ - std::max(once / again, 1.0));
        againGhosts_.erase(page);
    } else {
        makeRoomForNew();
    }
}

// Case IV of the paper.
void Arc::makeRoomForNew() {
    const uint32_t first = once_.size() + onceGhosts_.size();
    const uint32_t all = first + again_.size() + againGhosts_.size();
    if (first >= size_) {
        leaveNoGhost_ = once_.size() >= size_;
        if (!leaveNoGhost_) onceGhosts_.dropOldest();
    } else if (all >= 2 * size_) {
        againGhosts_.dropOldest();
    }
}

// REPLACE of the paper; where a list has nothing that can be taken, the other has to serve.
std::optional<FrameNumber> Arc::chooseVictim(Candidates& candidates) {
    const double length = once_.size();
    const bool fromOnce = length >= 1 && (length > target_ || leaveNoGhost_ ||
                                          (arrival_ == Arrival::GhostOfAgain && length == target_));
    const auto victim = candidates.oldest(fromOnce ? once_ : again_);
    return victim ? victim : candidates.oldest(fromOnce ? again_ : once_);
}

void Arc::evicted(FrameNumber frame) {
    const PageIdentity page = who_[frame];
    const bool wasOnce = once_.contains(frame);
    freed(frame);
    if (wasOnce && !leaveNoGhost_) onceGhosts_.push(page);
    if (!wasOnce) againGhosts_.push(page);
}

void Arc::placed(const Placement& placement) {
    (arrival_ == Arrival::New ? once_ : again_).push(placement.frame);
    who_[placement.frame] = placement.identity;
    arrival_ = Arrival::New;
}

void Arc::freed(FrameNumber frame) {
    once_.erase(frame);
    again_.erase(frame);
    who_.erase(frame);
}

void Arc::used(const Use& use) {
    if (use.fresh || !who_.contains(use.frame)) return;
    once_.erase(use.frame);
    again_.push(use.frame);
}

void Arc::addTo(Hasher& hasher) const {
    uint64_t bits = 0;  // no std::bit_cast: the library that Emscripten brings has none yet
    static_assert(sizeof bits == sizeof target_);
    std::memcpy(&bits, &target_, sizeof bits);
    hasher.add(bits);
    once_.addTo(hasher);
    again_.addTo(hasher);
    onceGhosts_.addTo(hasher);
    againGhosts_.addTo(hasher);
}

}  // namespace pagewalk
