#include "playback/environment.h"

#include "scenario/operand_parser.h"

namespace pagewalk {
namespace {

std::optional<uint64_t> startOfLabel(const Machine& machine, const AddressSpace& space,
                                     const std::string& label) {
    for (const Region& region : space.regions()) {
        if (labelOf(machine, space, region) == label) return region.range.start.value;
    }
    // A heap that has not grown yet has a place all the same: the break.
    if (label == "[heap]") return space.heapStart.value;
    return std::nullopt;
}

}  // namespace

std::optional<uint64_t> resolve(const Operand& operand, const Environment& environment, const Machine& machine,
                                ProcessId process) {
    switch (operand.base) {
        case Operand::Base::Integer: return operand.value;
        case Operand::Base::Name: {
            const auto bound = environment.results.find(operand.name);
            if (bound == environment.results.end()) return std::nullopt;
            return bound->second + operand.value;
        }
        case Operand::Base::Label: {
            const auto start =
                startOfLabel(machine, machine.memoryOf(machine.processes[process]).space, operand.name);
            if (!start) return std::nullopt;
            return *start + operand.value;
        }
    }
    return std::nullopt;
}

std::optional<Operand> parseAddress(const std::string& text, const Environment& environment,
                                    std::string& mistake) {
    BoundNames names;
    for (const auto& [name, value] : environment.results) names.results.insert(name);
    Diagnostics diagnostics;
    Cursor line(tokenize(text, 1, diagnostics), diagnostics);
    Operand operand;
    const bool good = diagnostics.empty() && parseOperand(line, names, "an address", operand) &&
                      line.expectEnd("the address");
    if (good) return operand;
    mistake = diagnostics.front().message;
    if (!diagnostics.front().hint.empty()) mistake += ": " + diagnostics.front().hint;
    return std::nullopt;
}

}  // namespace pagewalk
