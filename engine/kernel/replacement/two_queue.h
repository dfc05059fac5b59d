// 2Q, the full version (Johnson and Shasha, "2Q: A Low Overhead High Performance Buffer Management Replacement
// Algorithm", VLDB 1994).
//
// A new page enters A1in, first in, first out; pushed out of it, its name stays in A1out for a while. Only a page that
// is wanted again while it is there enters Am, which is LRU. A1in should hold a quarter of memory (Kin), A1out the
// names of half as many pages as memory has (Kout), as the paper advises. Told of every access.
#pragma once

#include <map>

#include "kernel/replacement/frame_list.h"
#include "kernel/replacement/ghost_list.h"
#include "kernel/replacement/no_policy.h"

namespace pagewalk {

class TwoQueue : public NoPolicy {
  public:
    static constexpr bool watchesAccesses = true;
    explicit TwoQueue(uint32_t frames);
    void wanted(const PageIdentity& page) { returning_ = ghosts_.contains(page); }
    void placed(const Placement& placement);
    void evicted(FrameNumber frame);
    void freed(FrameNumber frame);
    void used(const Use& use) {
        if (main_.contains(use.frame)) main_.push(use.frame);
    }
    std::optional<FrameNumber> chooseVictim(Candidates& candidates);
    void addTo(Hasher& hasher) const;
    friend bool operator==(const TwoQueue&, const TwoQueue&) = default;

  private:
    uint32_t mostEntering_;  // Kin
    uint32_t mostGhosts_;    // Kout
    FrameList entering_;     // A1in
    FrameList main_;         // Am
    GhostList ghosts_;       // A1out
    std::map<FrameNumber, PageIdentity> who_;
    bool returning_ = false;  // the page that is wanted now is in A1out
};

}  // namespace pagewalk
