#include "playback/series.h"

#include <utility>

#include "kernel/usage.h"

namespace pagewalk {

void Series::append(const Machine& machine) {
    FaultCounts faults;
    MemoryUsage usage;
    for (const Process& process : machine.processes) {
        faults.minor += process.faults.minor;
        faults.major += process.faults.major;
        if (process.alive) usage += usageOf(machine, process);
    }
    minor.push_back(static_cast<double>(faults.minor));
    major.push_back(static_cast<double>(faults.major));
    tlbHits.push_back(static_cast<double>(machine.hardware.tlb.hits()));
    tlbMisses.push_back(static_cast<double>(machine.hardware.tlb.misses()));
    usedFrames.push_back(machine.frames.size() - machine.frames.freeCount());
    resident.push_back(static_cast<double>(usage.resident));
    virtualSize.push_back(static_cast<double>(usage.virtualSize));
    committed.push_back(static_cast<double>(machine.committedPages << machine.page().shift));
}

const std::vector<double>* Series::named(std::string_view name) const {
    const std::pair<std::string_view, const std::vector<double>*> known[]{
        {"minor", &minor},
        {"major", &major},
        {"tlb_hits", &tlbHits},
        {"tlb_misses", &tlbMisses},
        {"used_frames", &usedFrames},
        {"rss", &resident},
        {"vsz", &virtualSize},
        {"committed", &committed},
    };
    for (const auto& [word, values] : known) {
        if (word == name) return values;
    }
    return nullptr;
}

}  // namespace pagewalk
