// Least frequently used: the page with the fewest accesses since it came; of equals the least recently used. A page
// that goes is forgotten, and begins anew at 1.
#pragma once

#include "kernel/replacement/frame_list.h"
#include "kernel/replacement/no_policy.h"

namespace pagewalk {

class Lfu : public NoPolicy {
  public:
    static constexpr bool watchesAccesses = true;
    explicit Lfu(uint32_t frames) : order_(frames) { counts_.resize(size_t{frames} + 1); }
    void placed(const Placement& placement) {
        order_.push(placement.frame);
        counts_.writable(placement.frame.value) = 1;
    }
    void freed(FrameNumber frame) { order_.erase(frame); }
    void used(const Use& use) {
        if (use.fresh || !order_.contains(use.frame)) return;
        order_.push(use.frame);
        ++counts_.writable(use.frame.value);
    }
    std::optional<FrameNumber> chooseVictim(Candidates& candidates);
    void addTo(Hasher& hasher) const;
    friend bool operator==(const Lfu& a, const Lfu& b);

  private:
    FrameList order_;  // by the last access
    CowVector<uint64_t> counts_;
};

}  // namespace pagewalk
