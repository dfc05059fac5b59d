#include "scenario/importers/maps_importer.h"

#include <algorithm>

#include "scenario/importers/layout.h"
#include "scenario/importers/memory_map.h"
#include "scenario/importers/process_names.h"
#include "scenario/importers/residency.h"
#include "scenario/limits.h"
#include "scenario/printer.h"

namespace pagewalk {
namespace {

using namespace importing;

/// Frames beyond those that the figures need: for what a student tries next.
constexpr uint64_t spareFrames = 64;

/// The program is the first file that is mapped: it lies lowest, or names itself.
std::string programOf(const MemoryMap& map) {
    if (!map.program.empty()) return map.program;
    for (const MappedRegion& mapped : map.regions) {
        if (mapped.region.label.starts_with('/')) return mapped.region.label;
    }
    return "";
}

uint32_t framesFor(uint64_t pages) {
    uint64_t frames = spareFrames;
    while (frames < pages + spareFrames) frames *= 2;
    return static_cast<uint32_t>(std::min(frames, limits::frames));
}

Imported importMap(const MemoryMap& map, Diagnostics diagnostics, const std::string& from, bool resident) {
    if (map.regions.empty()) return refuse("there is no region in it", "paste the output of " + from);
    ProcessNames names;
    Scenario scenario;
    ProcessDeclaration process{names.forProgram(programOf(map))};
    for (const MappedRegion& mapped : map.regions) process.layout.push_back(mapped.region);
    completeLayout(process);
    std::string head = "# " + process.name + ", from " + from + "\n";
    if (resident && map.counted) {
        Residency residency = residencyOf(map, process.name);
        head +=
            "# What is resident stands below as steps: as many pages as its figures count, the first of each "
            "region.\n";
        if (residency.leftOut != 0)
            head += "# Left out, as there are no more frames in the language: " +
                    std::to_string(residency.leftOut >> 10) + " kB.\n";
        scenario.machine.frames = framesFor(residency.frames);
        scenario.machine.swapPages = static_cast<uint32_t>(residency.swap);
        scenario.steps = std::move(residency.steps);
    }
    scenario.processes.push_back(std::move(process));
    completeMachine(scenario);
    std::string text = head + print(scenario);
    if (text.size() > limits::textBytes)
        return refuse("its layout is longer than a scenario may be, which is 256 KiB",
                      "leave some of its regions out");
    return {std::move(text), std::move(diagnostics), {}};
}

template <class Reader>
Imported import(std::string_view text, Reader read, const std::string& from, bool resident) {
    if (text.size() > mostBytes) return refuse("more than 64 MiB are not read", "give a part of it");
    Diagnostics diagnostics;
    const MemoryMap map = read(text, diagnostics);
    return importMap(map, std::move(diagnostics), from, resident);
}

}  // namespace

Imported importMaps(std::string_view text) { return import(text, readMaps, "/proc/PID/maps", false); }
Imported importSmaps(std::string_view text) { return import(text, readMaps, "/proc/PID/smaps", true); }
Imported importPmap(std::string_view text) { return import(text, readPmap, "pmap -X", true); }

}  // namespace pagewalk
