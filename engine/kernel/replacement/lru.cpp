#include "kernel/replacement/lru.h"

#include "kernel/replacement/candidates.h"

namespace pagewalk {

std::optional<FrameNumber> Lru::chooseVictim(Candidates& candidates) { return candidates.oldest(order); }

}  // namespace pagewalk
