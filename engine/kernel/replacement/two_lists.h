// What Linux does, made small (mm/vmscan.c): an inactive and an active list, for files and for what goes to swap.
//
//     a page comes ──► inactive ──► oldest: not accessed ─────────────────► taken back
//                        ▲  │  └──► accessed: once more around, a second time (or by two entries) ──► active
//                        └──┘                    active, while it is the longer list: its oldest ──► inactive
//
// Simplified: pages are looked at one at a time, and only when a frame is wanted; there is no memory of pages that went
// (no refaults); between files and swap the choice is files as long as their inactive list is no shorter than the
// active one, else 140 to 60, what vm.swappiness = 60 means for equal costs.
#pragma once

#include <array>

#include "base/cow_vector.h"
#include "kernel/replacement/frame_list.h"
#include "kernel/replacement/no_policy.h"

namespace pagewalk {

class TwoLists : public NoPolicy {
  public:
    explicit TwoLists(uint32_t frames);
    void placed(const Placement& placement);
    void freed(FrameNumber frame);
    std::optional<FrameNumber> chooseVictim(Candidates& candidates);
    void addTo(Hasher& hasher) const;
    friend bool operator==(const TwoLists& a, const TwoLists& b);

  private:
    struct Lists {
        FrameList active;
        FrameList inactive;
        bool inactiveIsLow() const { return inactive.size() < active.size(); }
        friend bool operator==(const Lists&, const Lists&) = default;
    };
    enum Kind : uint8_t { Swap, File };

    Kind chooseKind(const Candidates& candidates);
    static bool anyTakeable(const Candidates& candidates, const Lists& lists);
    void deactivate(Candidates& candidates, Lists& lists);
    std::optional<FrameNumber> shrinkInactive(Candidates& candidates, Kind kind);
    bool keepsOnce(Candidates& candidates, FrameNumber frame, Kind kind);

    std::array<Lists, 2> lists_;     // by Kind
    CowVector<uint8_t> referenced_;  // PG_referenced: it was accessed when it was looked at last
    uint32_t swapShare_ = 0;         // what swap has coming to it, in parts of 200
};

}  // namespace pagewalk
