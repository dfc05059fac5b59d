// The clock (second chance): a hand goes around the frames by their numbers. It passes a page that was used since it
// was last there, clearing the accessed bit, and takes the first that was not (Tanenbaum, "Modern Operating Systems").
#pragma once

#include "kernel/replacement/no_policy.h"

namespace pagewalk {

class Clock : public NoPolicy {
  public:
    std::optional<FrameNumber> chooseVictim(Candidates& candidates);
    void addTo(Hasher& hasher) const { hasher.add(hand_); }
    friend bool operator==(const Clock&, const Clock&) = default;

  private:
    uint32_t hand_ = 1;  // the frame to look at next
};

}  // namespace pagewalk
