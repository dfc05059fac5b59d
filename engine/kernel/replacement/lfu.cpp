#include "kernel/replacement/lfu.h"

#include "kernel/replacement/candidates.h"

namespace pagewalk {

std::optional<FrameNumber> Lfu::chooseVictim(Candidates& candidates) {
    std::optional<FrameNumber> victim;
    for (FrameNumber at = order_.oldest(); at.value != 0; at = order_.newerThan(at)) {
        if (victim && counts_[at.value] >= counts_[victim->value]) continue;
        if (candidates.takeable(at)) victim = at;
    }
    return victim;
}

void Lfu::addTo(Hasher& hasher) const {
    order_.addTo(hasher);
    for (FrameNumber at = order_.oldest(); at.value != 0; at = order_.newerThan(at))
        hasher.add(counts_[at.value]);
}

bool operator==(const Lfu& a, const Lfu& b) {
    if (a.order_ != b.order_) return false;
    for (FrameNumber at = a.order_.oldest(); at.value != 0; at = a.order_.newerThan(at)) {
        if (a.counts_[at.value] != b.counts_[at.value]) return false;
    }
    return true;
}

}  // namespace pagewalk
