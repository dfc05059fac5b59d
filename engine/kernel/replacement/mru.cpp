#include "kernel/replacement/mru.h"

#include "kernel/replacement/candidates.h"

namespace pagewalk {

std::optional<FrameNumber> Mru::chooseVictim(Candidates& candidates) { return candidates.newest(order); }

}  // namespace pagewalk
