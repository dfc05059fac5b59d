// Which page the kernel takes back when memory is short: one of twelve policies, as a value.
//
// What a kernel sees is told to all: a page that is wanted, a frame that is taken or free again. Those that need more
// than a kernel has, the textbooks' ideals, watch every access; where none of them is chosen nobody is told.
#pragma once

#include <variant>

#include "kernel/machine_config.h"
#include "kernel/replacement/aging.h"
#include "kernel/replacement/arc.h"
#include "kernel/replacement/clock.h"
#include "kernel/replacement/fifo.h"
#include "kernel/replacement/lfu.h"
#include "kernel/replacement/lru.h"
#include "kernel/replacement/mru.h"
#include "kernel/replacement/nru.h"
#include "kernel/replacement/opt.h"
#include "kernel/replacement/random_choice.h"
#include "kernel/replacement/two_lists.h"
#include "kernel/replacement/two_queue.h"

namespace pagewalk {

class ReplacementPolicy {
  public:
    ReplacementPolicy() : ReplacementPolicy(MachineConfig{}) {}
    explicit ReplacementPolicy(const MachineConfig& config);

    /// The events of NoPolicy.
    void wanted(const PageIdentity& page) {
        std::visit([&](auto& policy) { policy.wanted(page); }, policy_);
    }
    void placed(const Placement& placement) {
        ++placements_;
        std::visit([&](auto& policy) { policy.placed(placement); }, policy_);
    }
    void evicted(FrameNumber frame) {
        std::visit([&](auto& policy) { policy.evicted(frame); }, policy_);
    }
    void freed(FrameNumber frame) {
        std::visit([&](auto& policy) { policy.freed(frame); }, policy_);
    }
    void used(const Use& use) {
        std::visit([&](auto& policy) { policy.used(use); }, policy_);
    }
    void beginStep(uint32_t index) {
        std::visit([&](auto& policy) { policy.beginStep(index); }, policy_);
    }

    /// The frame to take back now; nothing when no candidate can be taken.
    std::optional<FrameNumber> chooseVictim(Candidates& candidates) {
        return std::visit([&](auto& policy) { return policy.chooseVictim(candidates); }, policy_);
    }

    /// Whether used() has to be told of every access.
    bool watchesAccesses() const { return watchesAccesses_; }
    /// Pages placed so far: an access during which it grew was a fault that brought a page.
    uint64_t placements() const { return placements_; }
    /// The one that needs the future, if it was chosen.
    Opt* opt() { return std::get_if<Opt>(&policy_); }

    void addTo(Hasher& hasher) const {
        std::visit([&](const auto& policy) { policy.addTo(hasher); }, policy_);
    }
    friend bool operator==(const ReplacementPolicy& a, const ReplacementPolicy& b) {
        return a.policy_ == b.policy_;
    }

  private:
    using Policy =
        std::variant<TwoLists, Fifo, Lru, Clock, Nru, Aging, Lfu, Mru, RandomChoice, Opt, Arc, TwoQueue>;
    static Policy make(const MachineConfig& config);

    Policy policy_;
    bool watchesAccesses_ = false;
    uint64_t placements_ = 0;  // only differences count
};

}  // namespace pagewalk
