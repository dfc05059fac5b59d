// Most recently used: the best there is for a loop over a little more than memory holds, and bad for the rest.
#pragma once

#include "kernel/replacement/lru.h"

namespace pagewalk {

class Mru : public Recency {
  public:
    using Recency::Recency;
    std::optional<FrameNumber> chooseVictim(Candidates& candidates);
    friend bool operator==(const Mru&, const Mru&) = default;
};

}  // namespace pagewalk
