// Figures over positions, for plots.
#pragma once

#include <string_view>
#include <vector>

#include "kernel/machine.h"

namespace pagewalk {

/// One value a position, 0 to the last; totals since the start, sums over all processes, sizes in bytes.
struct Series {
    std::vector<double> minor;
    std::vector<double> major;
    std::vector<double> tlbHits;
    std::vector<double> tlbMisses;
    std::vector<double> usedFrames;
    std::vector<double> resident;
    std::vector<double> virtualSize;
    std::vector<double> committed;

    void append(const Machine& machine);
    /// By the names of the contract ("minor", "tlb_hits" …); null for another.
    const std::vector<double>* named(std::string_view name) const;
};

}  // namespace pagewalk
