#include "scenario/header_parser.h"

#include <algorithm>
#include <array>
#include <bit>

#include "scenario/limits.h"
#include "scenario/maps_line.h"
#include "scenario/suggest.h"

namespace pagewalk {
namespace {

constexpr std::array<std::string_view, 8> architectures{"x86-64",     "x86-64-la57", "riscv-sv32", "riscv-sv39",
                                                        "riscv-sv48", "riscv-sv57",  "arm64",      "custom"};
constexpr std::array<std::string_view, 12> replacements{"fifo", "lru",    "clock", "nru", "aging", "lfu",
                                                        "mru",  "random", "opt",   "arc", "2q",    "linux"};
constexpr std::array<std::string_view, 4> tlbPolicies{"lru", "fifo", "random", "plru"};
constexpr std::array<std::string_view, 3> overcommits{"heuristic", "always", "never"};
constexpr std::array<std::string_view, 2> switches{"off", "on"};
constexpr std::array<std::string_view, 2> signalWords{"caught", "fatal"};
constexpr std::array<std::string_view, 12> machineLines{"frames",      "page", "split",        "tlb",
                                                        "asid",        "swap", "replace",      "overcommit",
                                                        "stack-limit", "huge", "fault-around", "seed"};
constexpr std::array<std::string_view, 4> fileLines{"page", "memory", "cold", "hole"};

/// The index of the word at the cursor among those known; complains otherwise.
bool choice(Cursor& line, std::span<const std::string_view> known, const std::string& what, size_t& index) {
    const Token token = line.peek();
    const auto at = std::find(known.begin(), known.end(), token.text);
    if (line.atEnd())
        return line.fail(token, "expected " + what + " at the end of the line", suggestion("", known));
    if (at == known.end()) {
        return line.fail(token, "unknown " + what + " '" + token.text + "'", suggestion(token.text, known));
    }
    line.next();
    index = static_cast<size_t>(at - known.begin());
    return true;
}

template <class Enum>
bool choiceOf(Cursor& line, std::span<const std::string_view> known, const std::string& what, Enum& value) {
    size_t index = 0;
    if (!choice(line, known, what, index)) return false;
    value = static_cast<Enum>(index);
    return true;
}

/// A number from `least` to `most`.
template <class Number>
bool bounded(Cursor& line, const std::string& what, uint64_t least, uint64_t most, Number& value) {
    const Token token = line.peek();
    uint64_t number = 0;
    if (!line.expectNumber(number, "a number of " + what, "as in 64")) return false;
    if (number < least || number > most) {
        return line.fail(token, what + " must be from " + std::to_string(least) + " to " + std::to_string(most),
                         number > most ? "the bound of the language is " + std::to_string(most) : "");
    }
    value = static_cast<Number>(number);
    return true;
}

}  // namespace

std::string_view replacementName(Replacement replacement) {
    return replacements[static_cast<size_t>(replacement)];
}

bool HeaderParser::header(Cursor& line) {
    current_ = Current::Skipped;
    if (line.acceptWord("machine")) return machine(line);
    if (line.acceptWord("file")) return file(line);
    line.acceptWord("process");
    return process(line);
}

bool HeaderParser::machine(Cursor& line) {
    const Token at = line.peek();
    Architecture architecture{};
    if (!choiceOf(line, architectures, "machine", architecture) || !line.expectEnd("the machine's name"))
        return false;
    if (machineSeen_) return line.fail(at, "a scenario has one machine", "remove this line and those below it");
    machineSeen_ = true;
    current_ = Current::Machine;
    if (architecture != Architecture::Custom && !PageTableFormat::of(architecture)) {
        return line.fail(at, "machine '" + at.text + "' is not modelled yet",
                         "x86-64, x86-64-la57 and custom are");
    }
    scenario_.machine.architecture = architecture;
    return true;
}

bool HeaderParser::file(Cursor& line) {
    const Token path = line.peek();
    if (path.kind != TokenKind::Word && path.kind != TokenKind::String) {
        return line.fail(path, "expected a file's path" + line.found(), "as in file /bin/app 12K");
    }
    line.next();
    FileDeclaration declared;
    declared.path = path.text;
    declared.line = path.where.line;
    if (!bounded(line, "bytes", 0, limits::fileBytes, declared.bytes)) return false;
    if (line.peek().kind == TokenKind::String) declared.content = line.next().text;
    if (!line.expectEnd("the file's size and content")) return false;
    const bool again = std::any_of(scenario_.files.begin(), scenario_.files.end(),
                                   [&](const FileDeclaration& known) { return known.path == path.text; });
    if (again)
        return line.fail(path, "the file '" + path.text + "' is declared already", "give it another path");
    if (declared.content.size() > declared.bytes) {
        return line.fail(path, "the content is longer than the file",
                         "make it " + std::to_string(declared.content.size()) + " bytes");
    }
    scenario_.files.push_back(std::move(declared));
    current_ = Current::File;
    return true;
}

bool HeaderParser::process(Cursor& line) {
    const Token name = line.peek();
    if (name.kind != TokenKind::Word || !isName(name.text)) {
        return line.fail(name, "expected a process's name" + line.found(),
                         "a letter, then letters, digits, _ . -");
    }
    line.next();
    const auto known = [&](const std::string& text) {
        return std::find_if(scenario_.processes.begin(), scenario_.processes.end(),
                            [&](const ProcessDeclaration& process) { return process.name == text; });
    };
    if (known(name.text) != scenario_.processes.end()) {
        return line.fail(name, "the process '" + name.text + "' is declared already", "give it another name");
    }
    ProcessDeclaration declared;
    declared.name = name.text;
    if (line.acceptSymbol("=")) {
        const Token other = line.next();
        const auto from = known(other.text);
        if (from == scenario_.processes.end()) {
            std::vector<std::string_view> names;
            for (const ProcessDeclaration& process : scenario_.processes) names.push_back(process.name);
            return line.fail(other, "there is no process '" + other.text + "' above",
                             suggestion(other.text, names));
        }
        declared = *from;
        declared.copyOf = other.text;
        declared.name = name.text;
    }
    if (!line.expectEnd("the process's name")) return false;
    if (scenario_.processes.size() >= limits::processes) {
        return line.fail(name, "more than " + std::to_string(limits::processes) + " processes",
                         "that is the bound of the language");
    }
    scenario_.processes.push_back(std::move(declared));
    current_ = Current::Process;
    return true;
}

bool HeaderParser::detail(std::string_view text, uint32_t lineNumber) {
    if (current_ == Current::Skipped) return true;  // its header is wrong and has said so
    if (current_ == Current::Process) return processDetail(text, lineNumber);
    const size_t before = diagnostics_.size();
    Cursor line(tokenize(text, lineNumber, diagnostics_), diagnostics_);
    if (diagnostics_.size() != before) return false;
    return current_ == Current::Machine ? machineDetail(line) : fileDetail(line);
}

bool HeaderParser::pageSize(Cursor& line) {
    const Token token = line.peek();
    uint64_t bytes = 0;
    if (!bounded(line, "bytes a page", 64, 65536, bytes)) return false;
    if (!std::has_single_bit(bytes)) return line.fail(token, "a page size is a power of two", "as in 4K");
    const PageSize size{static_cast<uint8_t>(std::countr_zero(bytes))};
    MachineConfig& machine = scenario_.machine;
    if (machine.architecture != Architecture::Custom && bytes != 4096) {
        return line.fail(token, "pages of this machine have 4K", "machine custom takes other sizes");
    }
    machine.page = size;
    return true;
}

// "split 9/9/9/9/12": the slashes make the lexer read "/9/9/9/12" as a path behind the first number.
bool HeaderParser::split(Cursor& line) {
    const Token first = line.peek();
    const std::string hint = "index bits a level, then offset bits, as in 10/10/12";
    MachineConfig& machine = scenario_.machine;
    if (machine.architecture != Architecture::Custom) {
        return line.fail(first, "only a custom machine has a split", "write machine custom above");
    }
    std::string text = line.next().text;
    if (line.peek().kind == TokenKind::Word && !line.peek().spaceBefore) text += line.next().text;
    std::vector<uint64_t> bits;
    for (size_t at = 0; at <= text.size();) {
        const size_t slash = std::min(text.find('/', at), text.size());
        uint64_t count = 0;
        if (!parseNumber(std::string_view(text).substr(at, slash - at), count) || count == 0 || count > 20) {
            return line.fail(first, "'" + text + "' is not a split of address bits", hint);
        }
        bits.push_back(count);
        at = slash + 1;
    }
    if (bits.size() < 2 || bits.size() > PageTableFormat::maximumLevels + 1)
        return line.fail(first, "a machine has 1 to 5 levels", hint);
    machine.page.shift = static_cast<uint8_t>(bits.back());
    machine.splitLevels = static_cast<uint8_t>(bits.size() - 1);
    for (size_t i = 0; i < machine.split.size() && i + 1 < bits.size(); ++i)
        machine.split[i] = static_cast<uint8_t>(bits[i]);
    if (!PageTableFormat::custom(machine.page, machine.split, machine.splitLevels)) {
        return line.fail(first, "a table of this split does not fit a page",
                         "take fewer index bits a level, or more offset bits");
    }
    return true;
}

bool HeaderParser::tlbOption(Cursor& line, TlbConfig& tlb) {
    const Token token = line.peek();
    const auto known = std::find(tlbPolicies.begin(), tlbPolicies.end(), token.text);
    if (token.kind == TokenKind::Word && known != tlbPolicies.end()) {
        line.next();
        tlb.policy = static_cast<TlbPolicy>(known - tlbPolicies.begin());
        return true;
    }
    if (token.kind == TokenKind::Word && token.text == "full") {
        line.next();
        tlb.ways = tlb.entries;
        return true;
    }
    return line.fail(token, "unknown TLB option '" + token.text + "'", suggestion(token.text, tlbPolicies));
}

// "tlb 16 4-way lru": "4-way" arrives as the number 4, '-' and the word "way".
bool HeaderParser::tlb(Cursor& line) {
    TlbConfig tlb = scenario_.machine.tlb;
    const Token size = line.peek();
    if (!bounded(line, "TLB entries", 1, limits::tlbEntries, tlb.entries)) return false;
    tlb.ways = tlb.entries;
    while (!line.atEnd()) {
        const bool ways =
            line.peek().kind == TokenKind::Number && line.isSymbol("-", 1) && line.peek(2).text == "way";
        if (!ways) {
            if (!tlbOption(line, tlb)) return false;
            continue;
        }
        if (!bounded(line, "ways", 1, tlb.entries, tlb.ways)) return false;
        line.next();
        line.next();
    }
    if (tlb.entries % tlb.ways != 0)
        return line.fail(size, "the entries are not a multiple of the ways", "as in tlb 16 4-way");
    if (tlb.policy == TlbPolicy::Plru && (!std::has_single_bit(tlb.ways) || tlb.ways > 32)) {
        return line.fail(size, "plru takes a power of two of up to 32 ways", "as in tlb 16 4-way plru");
    }
    scenario_.machine.tlb = tlb;
    return true;
}

bool HeaderParser::machineDetail(Cursor& line) {
    MachineConfig& machine = scenario_.machine;
    const Token key = line.next();
    const auto with = [&](bool good) { return good && line.expectEnd("the value of '" + key.text + "'"); };
    if (key.text == "frames") return with(bounded(line, "frames", 1, limits::frames, machine.frames));
    if (key.text == "page") return with(pageSize(line));
    if (key.text == "split") return with(split(line));
    if (key.text == "tlb") return with(tlb(line));
    if (key.text == "asid") return with(choiceOf(line, switches, "setting", machine.tlb.asid));
    if (key.text == "swap") return with(bounded(line, "swap pages", 0, limits::swapPages, machine.swapPages));
    if (key.text == "replace") return with(choiceOf(line, replacements, "policy", machine.replacement));
    if (key.text == "overcommit")
        return with(choiceOf(line, overcommits, "overcommit mode", machine.overcommit));
    if (key.text == "stack-limit")
        return with(bounded(line, "bytes", 4096, uint64_t{1} << 46, machine.stackLimit));
    if (key.text == "huge") return with(choiceOf(line, switches, "setting", machine.hugePages));
    if (key.text == "fault-around") return with(bounded(line, "pages", 1, 512, machine.faultAround));
    if (key.text == "seed") return with(bounded(line, "seed", 0, UINT64_MAX, machine.seed));
    if (key.text == "signals")
        return with(choiceOf(line, signalWords, "signal disposition", machine.signalsFatal));
    return line.fail(key, "a machine has no '" + key.text + "'", suggestion(key.text, machineLines));
}

bool HeaderParser::fileDetail(Cursor& line) {
    FileDeclaration& file = scenario_.files.back();
    const Token key = line.next();
    if (key.text == "memory") return file.memory = true, line.expectEnd("'memory'");
    if (key.text == "cold") return file.cold = true, line.expectEnd("'cold'");
    if (key.text == "hole") return file.hole = true, line.expectEnd("'hole'");
    if (key.text != "page")
        return line.fail(key, "a file has no '" + key.text + "'", suggestion(key.text, fileLines));
    uint64_t page = 0;
    uint64_t byte = 0;
    if (!bounded(line, "page number", 0, file.bytes == 0 ? 0 : (file.bytes - 1) >> 6, page)) return false;
    if (!line.acceptWord("fill"))
        return line.fail(line.peek(), "expected 'fill'" + line.found(), "as in page 0 fill 0x41");
    if (!bounded(line, "byte", 0, 255, byte)) return false;
    file.fills[page] = static_cast<uint8_t>(byte);
    return line.expectEnd("the byte");
}

bool HeaderParser::processDetail(std::string_view text, uint32_t lineNumber) {
    const size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos || !text.substr(first).starts_with("brk"))
        return layoutLine(text, lineNumber);
    Cursor line(tokenize(text, lineNumber, diagnostics_), diagnostics_);
    line.next();
    uint64_t address = 0;
    if (!line.expectNumber(address, "the initial break's address", "as in brk 0x603000")) return false;
    scenario_.processes.back().initialBreak = VirtualAddress{address};
    return line.expectEnd("the break's address");
}

bool HeaderParser::layoutLine(std::string_view text, uint32_t lineNumber) {
    const auto region = parseMapsLine(text, lineNumber, diagnostics_);
    if (!region) return false;
    const auto column = static_cast<uint32_t>(text.find_first_not_of(" \t") + 1);
    const auto length = static_cast<uint32_t>(text.size() + 1 - column);
    const auto fail = [&](std::string message, std::string hint) {
        diagnostics_.push_back(
            {{lineNumber, column, length}, Severity::Error, std::move(message), std::move(hint)});
        return false;
    };
    ProcessDeclaration& process = scenario_.processes.back();
    for (const LayoutRegion& other : process.layout) {
        if (!other.range.overlaps(region->range)) continue;
        const std::string taken = mapsLine(other.range, "", 0, "");
        return fail("the region overlaps " + taken.substr(0, taken.find(' ')) + " of the same process",
                    "move it or make it shorter");
    }
    uint64_t regions = 0;
    for (const ProcessDeclaration& declared : scenario_.processes) regions += declared.layout.size();
    if (regions >= limits::regions)
        return fail("more than " + std::to_string(limits::regions) + " regions",
                    "that is the bound of the language");
    process.layout.push_back(*region);
    process.layout.back().line = lineNumber;
    return true;
}

}  // namespace pagewalk
