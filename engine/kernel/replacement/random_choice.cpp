#include "kernel/replacement/random_choice.h"

#include <vector>

#include "kernel/replacement/candidates.h"

namespace pagewalk {

std::optional<FrameNumber> RandomChoice::chooseVictim(Candidates& candidates) {
    const std::vector<FrameNumber> all = candidates.all();
    if (all.empty()) return std::nullopt;
    return all[random_.below(static_cast<uint32_t>(all.size()))];
}

}  // namespace pagewalk
