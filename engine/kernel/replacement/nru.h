// Not recently used: four classes by the accessed and the dirty bit, and any page of the lowest class that has one.
//
//     0 neither   1 dirty   2 accessed   3 accessed and dirty
//
// The accessed bits are cleared each time a frame has to be taken back: "recently" is since the last time.
#pragma once

#include "base/random.h"
#include "kernel/replacement/no_policy.h"

namespace pagewalk {

class Nru : public NoPolicy {
  public:
    explicit Nru(uint64_t seed) : random_(seed) {}
    std::optional<FrameNumber> chooseVictim(Candidates& candidates);
    void addTo(Hasher& hasher) const { hasher.add(random_.state()); }
    friend bool operator==(const Nru&, const Nru&) = default;

  private:
    Random random_;
};

}  // namespace pagewalk
