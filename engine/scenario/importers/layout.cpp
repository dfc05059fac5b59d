#include "scenario/importers/layout.h"

#include <algorithm>
#include <map>

#include "scenario/validator.h"

namespace pagewalk::importing {
namespace {

/// The end of the user half that four levels reach.
constexpr uint64_t fourLevelEnd = (uint64_t{1} << 47) - 4096;

bool inMemory(const std::string& label) {
    return label.starts_with("/memfd:") || label.starts_with("/dev/shm/") || label.starts_with("/SYSV");
}

}  // namespace

void completeLayout(ProcessDeclaration& process) {
    for (const LayoutRegion& region : process.layout) {
        if (region.label == "[heap]") process.initialBreak = region.range.end;
    }
}

void completeMachine(Scenario& scenario) {
    std::map<std::string, uint64_t> sizes;
    for (const ProcessDeclaration& process : scenario.processes) {
        for (const LayoutRegion& region : process.layout) {
            if (region.range.end.value > fourLevelEnd && !isKernelLabel(region.label))
                scenario.machine.architecture = Architecture::X86_64La57;
            if (!inMemory(region.label)) continue;
            uint64_t& bytes = sizes[region.label];
            bytes = std::max(bytes, region.offset + region.range.bytes());
        }
    }
    for (const auto& [path, bytes] : sizes) {
        const bool declared = std::any_of(scenario.files.begin(), scenario.files.end(),
                                          [&](const FileDeclaration& file) { return file.path == path; });
        if (declared) continue;
        FileDeclaration file{.path = path, .bytes = bytes};
        file.memory = true;
        file.line = 1;  // the printer leaves out what only a layout names
        scenario.files.push_back(std::move(file));
    }
}

}  // namespace pagewalk::importing
