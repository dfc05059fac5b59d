// Any page, each as likely as the others; the scenario's seed decides.
#pragma once

#include "base/random.h"
#include "kernel/replacement/no_policy.h"

namespace pagewalk {

class RandomChoice : public NoPolicy {
  public:
    explicit RandomChoice(uint64_t seed) : random_(seed) {}
    /// One of the frames that can be taken back, counted from the lowest.
    std::optional<FrameNumber> chooseVictim(Candidates& candidates);
    void addTo(Hasher& hasher) const { hasher.add(random_.state()); }
    friend bool operator==(const RandomChoice&, const RandomChoice&) = default;

  private:
    Random random_;
};

}  // namespace pagewalk
