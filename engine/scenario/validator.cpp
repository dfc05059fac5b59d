#include "scenario/validator.h"

#include "kernel/machine.h"
#include "scenario/limits.h"
#include "scenario/maps_line.h"
#include "scenario/printer.h"

namespace pagewalk {
namespace {

void complain(Diagnostics& diagnostics, SourceRange where, std::string message, std::string hint) {
    diagnostics.push_back({where, Severity::Error, std::move(message), std::move(hint)});
}

void checkRegion(const LayoutRegion& region, const PageTableFormat& format, Diagnostics& diagnostics) {
    const PageSize page = format.page();
    const uint64_t mask = page.offsetMask();
    if (((region.range.start.value | region.range.end.value | region.offset) & mask) != 0) {
        const AddressRange aligned{{page.roundDown(region.range.start.value)},
                                   {page.roundUp(region.range.end.value)}};
        return complain(diagnostics, region.where,
                        "regions are made of whole pages of " + std::to_string(page.bytes()) + " bytes",
                        "as in " + mapsLine(aligned, permissionLetters(region.protection, region.shared),
                                            page.roundDown(region.offset), region.label));
    }
    if (region.range.end > format.userEnd() && !isKernelLabel(region.label)) {
        complain(diagnostics, region.where, "the region lies outside the user half of the address space",
                 "it ends at " + hexNumber(format.userEnd().value));
    }
}

}  // namespace

bool isKernelLabel(const std::string& label) {
    return label.starts_with("[v") || label == "[uprobes]" || label == "[sigpage]" || label == "[vectors]";
}

void validate(const Scenario& scenario, Diagnostics& diagnostics) {
    const auto format = formatOf(scenario.machine);
    if (!format) {
        // An architecture that is not modelled has been named by the header already, and so has a bad split.
        if (scenario.machine.architecture == Architecture::Custom && scenario.splitAt.line == 0) {
            complain(diagnostics, scenario.machineAt, "a custom machine needs a split of its address bits",
                     "as in split 10/10/12");
        }
        return;
    }
    if (format->entryBytes() == 4 && scenario.machine.frames > limits::framesOfSmallEntries) {
        complain(diagnostics, scenario.machineAt,
                 "entries of 4 bytes name 524288 frames at most, and the tables' own",
                 "take fewer frames, or fewer index bits a level");
    }
    for (const ProcessDeclaration& process : scenario.processes) {
        for (const LayoutRegion& region : process.layout) checkRegion(region, *format, diagnostics);
    }
}

}  // namespace pagewalk
