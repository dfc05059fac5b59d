// The best that could be done (Belady 1966): the page goes that is wanted again last, or never. It needs the future.
//
// The future is the string of accesses that a run without any reclaim makes (Session plays it first). Where the real
// run goes another way, since a process is killed or a call asks what is resident, the two are told to begin each
// step together. Accesses are seen, but not what calls do to pages on their own. The future ends after
// Future::mostAccesses; what comes later counts as never.
#pragma once

#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "kernel/replacement/no_policy.h"

namespace pagewalk {

/// When each page is accessed: the step in the upper half of a number, the access in that step in the lower.
struct Future {
    static constexpr uint64_t mostAccesses = uint64_t{1} << 22;
    static constexpr uint64_t never = UINT64_MAX;

    std::map<std::pair<uint32_t, PageNumber>, std::vector<uint64_t>> times;  // by process and page, ascending

    uint64_t nextUse(uint32_t process, PageNumber page, uint64_t from) const;
    friend bool operator==(const Future&, const Future&) = default;
};

class Opt : public NoPolicy {
  public:
    static constexpr bool watchesAccesses = true;
    /// Writes down the accesses from now on in place of looking them up.
    void record() { recorded_ = std::make_shared<Future>(); }
    bool full() const { return accesses_ == Future::mostAccesses; }
    std::shared_ptr<const Future> recorded() const { return recorded_; }
    void foresee(std::shared_ptr<const Future> future) { future_ = std::move(future); }

    void beginStep(uint32_t index) { now_ = uint64_t{index} << 32; }
    void used(const Use& use);
    std::optional<FrameNumber> chooseVictim(Candidates& candidates);
    void addTo(Hasher& hasher) const { hasher.add(now_); }
    friend bool operator==(const Opt& a, const Opt& b) { return a.now_ == b.now_; }

  private:
    std::shared_ptr<const Future> future_;  // belongs to the scenario, not to the state
    std::shared_ptr<Future> recorded_;
    uint64_t accesses_ = 0;  // recorded
    uint64_t now_ = 0;       // the access that is under way
};

}  // namespace pagewalk
