// Least recently used, to the letter: told of every access, which no kernel is.
#pragma once

#include "kernel/replacement/frame_list.h"
#include "kernel/replacement/no_policy.h"

namespace pagewalk {

/// The order of the last accesses; what Lru and Mru have in common.
class Recency : public NoPolicy {
  public:
    static constexpr bool watchesAccesses = true;
    explicit Recency(uint32_t frames) : order(frames) {}
    void placed(const Placement& placement) { order.push(placement.frame); }
    void freed(FrameNumber frame) { order.erase(frame); }
    void used(const Use& use) {
        if (order.contains(use.frame)) order.push(use.frame);
    }
    void addTo(Hasher& hasher) const { order.addTo(hasher); }
    friend bool operator==(const Recency&, const Recency&) = default;

  protected:
    FrameList order;
};

class Lru : public Recency {
  public:
    using Recency::Recency;
    std::optional<FrameNumber> chooseVictim(Candidates& candidates);
    friend bool operator==(const Lru&, const Lru&) = default;
};

}  // namespace pagewalk
