#include "scenario/printer.h"

#include <algorithm>

#include "base/hex.h"
#include "scenario/call_table.h"
#include "scenario/expectation_parser.h"
#include "scenario/machine_parser.h"
#include "scenario/maps_line.h"

namespace pagewalk {
namespace {

std::string quoted(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            result += std::string("\\") + c;
        } else if (c == '\n') {
            result += "\\n";
        } else if (c == '\t') {
            result += "\\t";
        } else if (byte < 0x20 || byte == 0x7f) {
            constexpr const char* digits = "0123456789ABCDEF";
            result += "\\x";
            result += digits[byte >> 4];
            result += digits[byte & 15];
        } else {
            result += c;
        }
    }
    return result + "\"";
}

void printTlb(const TlbConfig& tlb, std::string& text) {
    text += "  tlb " + std::to_string(tlb.entries);
    if (tlb.ways != tlb.entries) text += " " + std::to_string(tlb.ways) + "-way";
    text += std::string(" ") + tlbPolicyName(tlb.policy) + "\n";
}

void printMachine(const MachineConfig& machine, std::string& text) {
    const MachineConfig usual;
    text += "machine " + std::string(architectureName(machine.architecture)) + "\n";
    const auto line = [&text](bool print, const std::string& content) {
        if (print) text += "  " + content + "\n";
    };
    line(true, "frames " + std::to_string(machine.frames));
    if (machine.splitLevels != 0) {
        std::string split = "split ";
        for (unsigned i = 0; i < machine.splitLevels; ++i) split += std::to_string(machine.split[i]) + "/";
        line(true, split + std::to_string(machine.page.shift));
    } else {
        line(machine.page != usual.page, "page " + sizeText(machine.page.bytes()));
    }
    if (machine.tlb.entries != usual.tlb.entries || machine.tlb.ways != usual.tlb.ways ||
        machine.tlb.policy != usual.tlb.policy) {
        printTlb(machine.tlb, text);
    }
    constexpr std::string_view overcommit[]{"heuristic", "always", "never"};
    line(!machine.tlb.asid, "asid off");
    line(machine.swapPages != 0, "swap " + std::to_string(machine.swapPages));
    line(machine.replacement != usual.replacement,
         "replace " + std::string(replacementName(machine.replacement)));
    line(machine.overcommit != usual.overcommit,
         "overcommit " + std::string(overcommit[static_cast<size_t>(machine.overcommit)]));
    line(machine.stackLimit != usual.stackLimit, "stack-limit " + sizeText(machine.stackLimit));
    line(machine.hugePages, "huge on");
    line(!machine.zeroPage, "zero-page off");
    line(machine.faultAround != usual.faultAround, "fault-around " + std::to_string(machine.faultAround));
    line(machine.readAhead.has_value(), "read-ahead " + std::to_string(machine.readAheadPages()));
    line(machine.seed != usual.seed, "seed " + std::to_string(machine.seed));
    line(machine.signalsFatal, "signals fatal");
}

void printFile(const FileDeclaration& file, std::string& text) {
    const bool plain = file.path.front() == '/' && file.path.find_first_of(" \t\",)#") == std::string::npos &&
                       file.path.find("..") == std::string::npos;
    text += "file " + (plain ? file.path : quoted(file.path)) + " " + sizeText(file.bytes);
    if (!file.content.empty()) text += " " + quoted(file.content);
    text += "\n";
    for (const auto& [page, byte] : file.fills)
        text += "  page " + std::to_string(page) + " fill " + std::to_string(byte) + "\n";
    if (file.memory) text += "  memory\n";
    if (file.cold) text += "  cold\n";
    if (file.hole) text += "  hole\n";
}

void printProcess(const Scenario& scenario, const ProcessDeclaration& process, std::string& text) {
    text += "process " + process.name + (process.copyOf.empty() ? "" : " = " + process.copyOf) + "\n";
    const ProcessDeclaration* from = nullptr;
    for (const ProcessDeclaration& other : scenario.processes) {
        if (other.name == process.copyOf) from = &other;
    }
    const size_t inherited = from != nullptr ? from->layout.size() : 0;
    const bool inheritedBreak = from != nullptr && from->initialBreak == process.initialBreak;
    for (size_t i = inherited; i < process.layout.size(); ++i) {
        const LayoutRegion& region = process.layout[i];
        // A label that begins like a device would be taken for one: give the reader its own to skip.
        const bool ambiguous = region.label.find(':') < region.label.find_first_of(" /[");
        const std::string label = ambiguous ? "00:00 0 " + region.label : region.label;
        const std::string letters = permissionLetters(region.protection, region.shared);
        text += "  " + mapsLine(region.range, letters, region.offset, label) + "\n";
    }
    if (process.initialBreak && !inheritedBreak)
        text += "  brk " + hexNumber(process.initialBreak->value) + "\n";
}

std::string accessText(const AccessStep& step) {
    std::string text = std::string(accessName(step.access)) + " " + operandText(step.address);
    if (step.sweep) text += ".." + operandText(step.sweep->end) + " by " + sizeText(step.sweep->stride);
    if (step.access == Access::Write) text += " " + literalText(step.value);
    if (step.access == Access::Read && step.size != 1) text += " " + std::to_string(step.size);
    return text;
}

std::string argumentText(ArgumentKind kind, const Argument& argument) {
    if (const auto* text = std::get_if<std::string>(&argument)) return quoted(*text);
    if (const auto* literal = std::get_if<Literal>(&argument)) return literalText(*literal);
    const Operand& operand = std::get<Operand>(argument);
    if (takesConstants(kind)) return constantText(kind, operand.value);
    const bool integer = operand.base == Operand::Base::Integer;
    if (kind == ArgumentKind::Address && integer && operand.value == 0) return "NULL";
    // Numbers above that are negative ones, or sizes that nobody writes with a suffix.
    const bool plainSize = kind == ArgumentKind::Size && integer && operand.value <= INT64_MAX;
    return plainSize ? sizeText(operand.value) : operandText(operand);
}

std::string callText(const CallStep& call) {
    const CallSignature& signature = *callSignature(call.name);
    std::string text = call.result.empty() ? "" : call.result + " = ";
    text += call.name + "(";
    for (size_t i = 0; i < call.arguments.size(); ++i) {
        text += (i == 0 ? "" : ", ") + argumentText(signature.arguments[i], call.arguments[i]);
    }
    return text + ")";
}

}  // namespace

std::string sizeText(uint64_t value) {
    constexpr std::string_view suffixes = "KMGT";
    size_t used = 0;
    while (used < suffixes.size() && value != 0 && value % 1024 == 0) {
        value /= 1024;
        ++used;
    }
    return std::to_string(value) + (used == 0 ? "" : std::string(1, suffixes[used - 1]));
}

std::string hexNumber(uint64_t value) { return "0x" + hexDigits(value); }

std::string operandText(const Operand& operand) {
    if (operand.base == Operand::Base::Integer) {
        return operand.value < 10 ? std::to_string(operand.value) : hexNumber(operand.value);
    }
    if (operand.value == 0) return operand.name;
    const auto distance = static_cast<int64_t>(operand.value);
    return distance > 0 ? operand.name + "+" + hexNumber(operand.value)
                        : operand.name + "-" + hexNumber(uint64_t{0} - operand.value);
}

std::string literalText(const Literal& literal) {
    if (literal.isString) return quoted(literal.bytes);
    uint64_t value = 0;
    for (size_t i = literal.bytes.size(); i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(literal.bytes[i]);
    const std::string number = value < 10 ? std::to_string(value) : hexNumber(value);
    return literal.bytes.size() == 1 ? number : number + ":" + std::to_string(literal.bytes.size());
}

std::string stepText(const Step& step) {
    struct Printer {
        const Step& step;
        std::string operator()(const AccessStep& access) const {
            return step.process + ": " + accessText(access);
        }
        std::string operator()(const CallStep& call) const { return step.process + ": " + callText(call); }
        std::string operator()(const SwitchStep&) const { return "switch " + step.process; }
        std::string operator()(const NoteStep& note) const {
            return note.text.empty() ? "note" : "note " + note.text;
        }
        std::string operator()(const SysctlStep& sysctl) const {
            return "sysctl " + sysctl.name + " = " + std::to_string(sysctl.value);
        }
    };
    return std::visit(Printer{step}, step.action);
}

std::string print(const Scenario& scenario) {
    std::string text;
    printMachine(scenario.machine, text);
    for (const FileDeclaration& file : scenario.files) {
        if (file.line != 0) printFile(file, text);
    }
    for (const ProcessDeclaration& process : scenario.processes) printProcess(scenario, process, text);
    for (const Step& step : scenario.steps) {
        text += stepText(step);
        for (size_t i = 0; i < step.expectations.size(); ++i)
            text += (i == 0 ? " => " : ", ") + expectationText(step.expectations[i]);
        text += "\n";
    }
    return text;
}

}  // namespace pagewalk
