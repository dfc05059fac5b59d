// Aging: eight bits of history a page. Each time a frame has to be taken back every history moves one bit down, the
// accessed bit comes in at the top and is cleared; the smallest number goes, of equals the lowest frame.
#pragma once

#include "base/cow_vector.h"
#include "kernel/replacement/no_policy.h"

namespace pagewalk {

class Aging : public NoPolicy {
  public:
    explicit Aging(uint32_t frames) { histories_.resize(size_t{frames} + 1); }
    void placed(const Placement& placement) { forget(placement.frame); }
    void freed(FrameNumber frame) { forget(frame); }
    std::optional<FrameNumber> chooseVictim(Candidates& candidates);
    void addTo(Hasher& hasher) const;
    friend bool operator==(const Aging& a, const Aging& b) {
        return a.histories_.equals(b.histories_, [](uint8_t x, uint8_t y) { return x == y; });
    }

  private:
    void forget(FrameNumber frame) {
        if (histories_[frame.value] != 0) histories_.writable(frame.value) = 0;
    }

    CowVector<uint8_t> histories_;
};

}  // namespace pagewalk
