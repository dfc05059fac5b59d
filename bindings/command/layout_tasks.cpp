#include <algorithm>
#include <array>
#include <cstdio>
#include <iostream>

#include "playback/session.h"
#include "tasks.h"

namespace pagewalk::command {
namespace {

/// The figures of fs/proc/task_mmu.c, show_smap, as far as the model has them; in kB.
void printFigures(const RegionSnapshot& region) {
    const MemoryUsage& usage = region.usage;
    const auto line = [](const char* name, uint64_t bytes) {
        std::printf("%-16s%8llu kB\n", name, static_cast<unsigned long long>(bytes >> 10));
    };
    line("Size:", region.range.bytes());
    line("Rss:", usage.resident);
    line("Pss:", usage.proportional);
    line("Shared_Clean:", usage.sharedClean);
    line("Shared_Dirty:", usage.sharedDirty);
    line("Private_Clean:", usage.privateClean);
    line("Private_Dirty:", usage.privateDirty);
    line("Anonymous:", usage.anonymous);
    line("Swap:", usage.swapped);
    line("Locked:", usage.locked);
    std::printf("VmFlags: %s\n", region.flags.c_str());
}

const ProcessSnapshot* named(const Snapshot& snapshot, const std::string& name) {
    const auto at = std::find_if(snapshot.processes.begin(), snapshot.processes.end(),
                                 [&](const ProcessSnapshot& process) { return process.name == name; });
    return at == snapshot.processes.end() ? nullptr : &*at;
}

}  // namespace

int printLayout(Arguments arguments, bool figures) {
    const Position position = takePosition(arguments);
    if (!position.good) return 2;
    if (arguments.size() != 2) return misuse("give a file and a process");
    const auto text = readText(arguments[0]);
    if (!text) return 2;
    Session session;
    session.load(*text);
    const bool errors = printDiagnostics(arguments[0], session.diagnostics());
    const Snapshot snapshot = session.snapshot(position.at.value_or(UINT32_MAX));
    const ProcessSnapshot* process = named(snapshot, arguments[1]);
    if (process == nullptr || !process->alive) {
        std::cerr << "pagewalk: there is no process '" << arguments[1] << "' "
                  << (process == nullptr ? "" : "any more ") << "after step " << snapshot.position << "\n";
        return 1;
    }
    for (const RegionSnapshot& region : process->regions) {
        std::printf("%s\n", region.mapsLine().c_str());
        if (figures) printFigures(region);
    }
    return errors ? 1 : 0;
}

int printSeries(const Arguments& arguments) {
    if (arguments.size() != 1) return misuse("series takes one file");
    const auto text = readText(arguments[0]);
    if (!text) return 2;
    Session session;
    session.load(*text);
    const bool errors = printDiagnostics(arguments[0], session.diagnostics());
    constexpr std::array names{"minor",       "major", "tlb_hits", "tlb_misses",
                               "used_frames", "rss",   "vsz",      "committed"};
    const Series& series = session.series();
    std::printf("position");
    for (const char* name : names) std::printf(",%s", name);
    std::printf("\n");
    for (size_t position = 0; position < series.minor.size(); ++position) {
        std::printf("%zu", position);
        for (const char* name : names) std::printf(",%.0f", (*series.named(name))[position]);
        std::printf("\n");
    }
    return errors ? 1 : 0;
}

}  // namespace pagewalk::command
