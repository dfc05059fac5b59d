#include "scenario/importers/layout.h"

#include <algorithm>
#include <map>

#include "scenario/limits.h"
#include "scenario/validator.h"

namespace pagewalk::importing {
namespace {

/// The end of the user half that four levels reach.
constexpr uint64_t fourLevelEnd = (uint64_t{1} << 47) - 4096;

bool inMemory(const std::string& label) {
    return label.starts_with("/memfd:") || label.starts_with("/dev/shm/") || label.starts_with("/SYSV");
}

/// Where a program without a heap has its break: behind its own regions and the zeros that follow them, or at least in
/// no region, which would else be shown as the heap (fs/proc/task_mmu.c, vma_is_initial_heap).
VirtualAddress breakWithoutHeap(const std::vector<LayoutRegion>& layout) {
    constexpr uint64_t usual = 0x401000;
    VirtualAddress end{usual};
    std::string program;
    for (const LayoutRegion& region : layout) {
        if (program.empty() && region.label.starts_with('/')) program = region.label;
        const bool zeros = region.label.empty() && region.range.start == end;
        const bool inside = region.range.start < end && end < region.range.end;
        if ((!program.empty() && region.label == program) || zeros || inside) end = region.range.end;
    }
    return end;
}

}  // namespace

void completeLayout(ProcessDeclaration& process) {
    std::sort(process.layout.begin(), process.layout.end(),
              [](const auto& a, const auto& b) { return a.range.start < b.range.start; });
    if (process.initialBreak || process.layout.empty()) return;
    for (const LayoutRegion& region : process.layout) {
        if (region.label == "[heap]") process.initialBreak = region.range.end;
    }
    if (!process.initialBreak) process.initialBreak = breakWithoutHeap(process.layout);
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
        const bool declared =
            std::any_of(scenario.files.begin(), scenario.files.end(),
                        [&path = path](const FileDeclaration& file) { return file.path == path; });
        if (declared) continue;
        FileDeclaration file{.path = path, .bytes = std::min(bytes, limits::fileBytes)};
        file.memory = true;
        file.line = 1;  // the printer leaves out what only a layout names
        scenario.files.push_back(std::move(file));
    }
}

}  // namespace pagewalk::importing
