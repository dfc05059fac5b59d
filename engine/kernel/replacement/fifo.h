// First in, first out: the page that came first goes first, used or not.
#pragma once

#include "kernel/replacement/frame_list.h"
#include "kernel/replacement/no_policy.h"

namespace pagewalk {

class Fifo : public NoPolicy {
  public:
    explicit Fifo(uint32_t frames) : order_(frames) {}
    void placed(const Placement& placement) { order_.push(placement.frame); }
    void freed(FrameNumber frame) { order_.erase(frame); }
    std::optional<FrameNumber> chooseVictim(Candidates& candidates);
    void addTo(Hasher& hasher) const { order_.addTo(hasher); }
    friend bool operator==(const Fifo&, const Fifo&) = default;

  private:
    FrameList order_;
};

}  // namespace pagewalk
