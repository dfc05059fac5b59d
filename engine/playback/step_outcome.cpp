#include "playback/step_outcome.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "scenario/printer.h"

namespace pagewalk {

const char* stepResultName(StepResult result) {
    switch (result) {
        case StepResult::Ok: return "ok";
        case StepResult::Fault: return "fault";
        case StepResult::Error: return "error";
    }
    return "";
}

std::string littleEndianHex(const std::vector<uint8_t>& bytes) {
    constexpr const char* digits = "0123456789abcdef";
    std::string text;
    for (size_t i = bytes.size(); i-- > 0;) {
        text += digits[bytes[i] >> 4];
        text += digits[bytes[i] & 15];
    }
    const size_t first = text.find_first_not_of('0');
    return "0x" + (first == std::string::npos ? "0" : text.substr(first));
}

namespace {

/// Bytes as a text writes them: as characters where all before the trailing zeros are printable, and as a number.
std::string valueText(const std::vector<uint8_t>& bytes) {
    const auto end = std::find_if(bytes.rbegin(), bytes.rend(), [](uint8_t byte) { return byte != 0; }).base();
    const bool readable = end != bytes.begin() && std::all_of(bytes.begin(), end, [](uint8_t byte) {
                              return byte >= ' ' && byte <= '~' && byte != '"' && byte != '\\';
                          });
    const std::string number = littleEndianHex(bytes);
    return readable ? '"' + std::string(bytes.begin(), end) + "\" (" + number + ")" : number;
}

/// Addresses in base 16; bytes counted and identifiers in base 10.
std::string returnText(const std::string& call, uint64_t value) {
    constexpr std::array<std::string_view, 5> giveAddresses{"mmap", "mremap", "brk", "sbrk", "malloc"};
    const bool address = std::find(giveAddresses.begin(), giveAddresses.end(), call) != giveAddresses.end();
    return address ? hexNumber(value) : std::to_string(value);
}

}  // namespace

std::string describe(const StepOutcome& outcome) {
    std::string text = stepResultName(outcome.result);
    if (outcome.signal != SignalCode::None) {
        text = signalName(outcome.signal);
        if (*signalCodeName(outcome.signal) != '\0') text += std::string(" ") + signalCodeName(outcome.signal);
    } else if (!outcome.error.empty()) {
        text = outcome.error;
    } else if (outcome.value && outcome.op != "write") {
        text += ", " + valueText(*outcome.value);
    } else if (outcome.vector) {
        text += ", " + *outcome.vector;
    } else if (outcome.returns) {
        text += ", " + returnText(outcome.op, *outcome.returns);
    }
    if (outcome.minor != 0) text += ", minor=" + std::to_string(outcome.minor);
    if (outcome.major != 0) text += ", major=" + std::to_string(outcome.major);
    for (size_t kind = 0; kind < outcome.counts.served.size(); ++kind) {
        if (outcome.counts.served[kind] != 0)
            text += std::string(", ") + faultKindName(static_cast<FaultKind>(kind));
    }
    if (outcome.kind == "access" && outcome.translations.size() == 1) {
        text += ", frame=" + std::to_string(outcome.translations.front().frame.value);
    }
    return text;
}

}  // namespace pagewalk
