#include "kernel/replacement/opt.h"

#include <algorithm>

#include "kernel/replacement/candidates.h"
#include "kernel/reverse_map.h"

namespace pagewalk {

uint64_t Future::nextUse(uint32_t process, PageNumber page, uint64_t from) const {
    const auto known = times.find({process, page});
    if (known == times.end()) return never;
    const auto next = std::lower_bound(known->second.begin(), known->second.end(), from);
    return next == known->second.end() ? never : *next;
}

void Opt::used(const Use& use) {
    const uint64_t time = now_++;
    if (!recorded_ || full()) return;
    ++accesses_;
    recorded_->times[{use.process, use.page}].push_back(time);
}

std::optional<FrameNumber> Opt::chooseVictim(Candidates& candidates) {
    static const Future none;
    const Future& future = future_ ? *future_ : none;
    const Machine& machine = candidates.machine();
    std::optional<FrameNumber> victim;
    uint64_t latest = 0;
    for (const FrameNumber frame : candidates.all()) {
        uint64_t next = Future::never;
        for (const Place& place : placesOf(machine, frame))
            next = std::min(next, future.nextUse(place.process, machine.page().pageOf(place.page), now_));
        if (victim && next <= latest) continue;
        victim = frame;
        latest = next;
        if (next == Future::never) break;
    }
    return victim;
}

}  // namespace pagewalk
