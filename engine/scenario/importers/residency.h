// Steps that bring a process to the figures of its smaps.
#pragma once

#include <string>
#include <vector>

#include "scenario/importers/memory_map.h"
#include "scenario/scenario.h"

namespace pagewalk::importing {

/// What a map's figures need of the machine, in pages, and the steps that reach them.
struct Residency {
    std::vector<Step> steps{};
    uint64_t frames = 0;
    uint64_t swap = 0;
    uint64_t leftOut = 0;  ///< bytes that the language's bounds have no room for
};

Residency residencyOf(const MemoryMap& map, const std::string& process);

}  // namespace pagewalk::importing
