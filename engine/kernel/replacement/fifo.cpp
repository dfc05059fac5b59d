#include "kernel/replacement/fifo.h"

#include "kernel/replacement/candidates.h"

namespace pagewalk {

std::optional<FrameNumber> Fifo::chooseVictim(Candidates& candidates) { return candidates.oldest(order_); }

}  // namespace pagewalk
