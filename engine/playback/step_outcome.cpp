#include "playback/step_outcome.h"

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

std::string describe(const StepOutcome& outcome) {
    std::string text = stepResultName(outcome.result);
    if (outcome.signal != SignalCode::None) {
        text = signalName(outcome.signal);
        if (*signalCodeName(outcome.signal) != '\0') text += std::string(" ") + signalCodeName(outcome.signal);
    } else if (!outcome.error.empty()) {
        text = outcome.error;
    } else if (outcome.value && outcome.op == "read") {
        text += ", " + littleEndianHex(*outcome.value);
    } else if (outcome.vector) {
        text += ", " + *outcome.vector;
    } else if (outcome.returns) {
        text += ", " + hexNumber(*outcome.returns);
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
