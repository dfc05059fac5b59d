// The adaptive replacement cache (Megiddo and Modha, "ARC: A Self-Tuning, Low Overhead Replacement Cache", FAST 2003).
//
//     B1 ◄── T1: seen once          p ┆ how long T1 should be;          T2: seen again ──► B2
//     ghosts of T1: p grows when      ┆ what was seen lately moves it    ghosts of T2: p shrinks
//
// Told of every access, as the paper has it. Pages that end otherwise than as a victim leave no ghost.
#pragma once

#include <map>

#include "kernel/replacement/frame_list.h"
#include "kernel/replacement/ghost_list.h"
#include "kernel/replacement/no_policy.h"

namespace pagewalk {

class Arc : public NoPolicy {
  public:
    static constexpr bool watchesAccesses = true;
    explicit Arc(uint32_t frames) : size_(frames), once_(frames), again_(frames) {}
    void wanted(const PageIdentity& page);
    void placed(const Placement& placement);
    void evicted(FrameNumber frame);
    void freed(FrameNumber frame);
    void used(const Use& use);
    std::optional<FrameNumber> chooseVictim(Candidates& candidates);
    void addTo(Hasher& hasher) const;
    friend bool operator==(const Arc&, const Arc&) = default;

  private:
    enum class Arrival : uint8_t { New, GhostOfOnce, GhostOfAgain };
    void makeRoomForNew();

    uint32_t size_;                            // c
    double target_ = 0;                        // p, in frames
    FrameList once_;                           // T1
    FrameList again_;                          // T2
    GhostList onceGhosts_;                     // B1
    GhostList againGhosts_;                    // B2
    std::map<FrameNumber, PageIdentity> who_;  // of the frames in T1 and T2
    Arrival arrival_ = Arrival::New;           // of the page that is wanted now
    bool leaveNoGhost_ = false;                // T1 alone fills memory: its victim is forgotten
};

}  // namespace pagewalk
