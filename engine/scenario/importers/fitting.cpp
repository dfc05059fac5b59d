#include "scenario/importers/fitting.h"

#include "base/utf8.h"
#include "scenario/expectation_parser.h"
#include "scenario/limits.h"
#include "scenario/printer.h"

namespace pagewalk::importing {
namespace {

size_t lengthOf(const Step& step) {
    size_t length = stepText(step).size() + 1;
    for (const Expectation& expectation : step.expectations) length += expectationText(expectation).size() + 4;
    return length;
}

}  // namespace

size_t cutToFit(Scenario& scenario) {
    Scenario header = scenario;
    header.steps.clear();
    size_t used = print(header).size() + roomForComments;
    size_t kept = 0;
    while (kept < scenario.steps.size() && kept < limits::steps) {
        used += lengthOf(scenario.steps[kept]);
        if (used > limits::textBytes) break;
        ++kept;
    }
    const size_t cut = scenario.steps.size() - kept;
    scenario.steps.resize(kept);
    return cut;
}

std::string printable(std::string_view text) {
    std::string clean;
    while (!text.empty()) {
        const size_t length = utf8Length(text);
        const auto first = static_cast<unsigned char>(text.front());
        const bool control = length == 1 && (first < 0x20 || first == 0x7f);
        if (length == 0 || control) {
            clean += '?';
        } else {
            clean += text.substr(0, length);
        }
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return clean;
}

}  // namespace pagewalk::importing
