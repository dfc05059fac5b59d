// Random scenarios: a seed gives the same text everywhere.
#pragma once

#include <cstdint>
#include <string>

namespace judge {

/// What a host can play; what it cannot is not drawn.
struct Repertoire {
    bool disk = true;        ///< files on a disk
    bool swap = false;       ///< pages taken out by madvise, and back
    bool privileged = true;  ///< setuid
};

/// A scenario of 5 to 60 steps on a few pages, so that they meet: regions that touch, files that several map,
/// processes that fork in the middle.
std::string randomScenario(uint64_t seed, const Repertoire& repertoire);

}  // namespace judge
