#include "scenario/importers/fitting.h"

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

/// Bytes of the UTF-8 sequence that begins here (RFC 3629, section 4, without its finer bounds); 0 when none does.
size_t sequenceLength(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    const size_t length = first < 0x80 ? 1 : first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
    if (length == 0 || length > text.size()) return 0;
    for (size_t i = 1; i < length; ++i) {
        if ((static_cast<unsigned char>(text[i]) & 0xc0) != 0x80) return 0;
    }
    const auto second = static_cast<unsigned char>(length > 1 ? text[1] : 0);
    const bool overlong = (first == 0xe0 && second < 0xa0) || (first == 0xf0 && second < 0x90);
    const bool beyond = (first == 0xed && second >= 0xa0) || (first == 0xf4 && second >= 0x90);
    return overlong || beyond ? 0 : length;
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
        const size_t length = sequenceLength(text);
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
