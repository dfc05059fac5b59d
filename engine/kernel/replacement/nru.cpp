#include "kernel/replacement/nru.h"

#include <array>
#include <vector>

#include "kernel/replacement/candidates.h"

namespace pagewalk {

std::optional<FrameNumber> Nru::chooseVictim(Candidates& candidates) {
    std::array<std::vector<FrameNumber>, 4> classes;
    for (const FrameNumber frame : candidates.all()) {
        classes[(candidates.accessed(frame) ? 2 : 0) + (candidates.dirty(frame) ? 1 : 0)].push_back(frame);
        candidates.clearAccessed(frame);
    }
    for (const std::vector<FrameNumber>& members : classes) {
        if (!members.empty()) return members[random_.below(static_cast<uint32_t>(members.size()))];
    }
    return std::nullopt;
}

}  // namespace pagewalk
