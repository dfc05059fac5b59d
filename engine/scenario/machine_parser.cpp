#include "scenario/machine_parser.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <string>
#include <vector>

#include "scenario/limits.h"
#include "scenario/suggest.h"
#include "scenario/values.h"

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
constexpr std::array<std::string_view, 15> machineLines{
    "frames",      "page", "split",        "tlb",  "asid",    "swap",      "replace",   "overcommit",
    "stack-limit", "huge", "fault-around", "seed", "signals", "zero-page", "read-ahead"};

/// What a TLB tag has room for beside the ASID.
constexpr uint64_t mostPageBits = 48;

}  // namespace

std::string_view replacementName(Replacement replacement) {
    return replacements[static_cast<size_t>(replacement)];
}

bool MachineParser::header(Cursor& line) {
    const Token at = line.peek();
    Architecture architecture{};
    if (!choiceOf(line, architectures, "machine", architecture) || !line.expectEnd("the machine's name"))
        return false;
    if (seen_) return line.fail(at, "a scenario has one machine", "remove this line and those below it");
    seen_ = true;
    if (architecture != Architecture::Custom && !PageTableFormat::of(architecture)) {
        return line.fail(at, "machine '" + at.text + "' is not modelled yet",
                         "x86-64, x86-64-la57 and custom are");
    }
    machine_.architecture = architecture;
    return true;
}

bool MachineParser::pageSize(Cursor& line) {
    const Token token = line.peek();
    uint64_t bytes = 0;
    if (!bounded(line, "bytes a page", 64, 65536, bytes)) return false;
    if (!std::has_single_bit(bytes)) return line.fail(token, "a page size is a power of two", "as in 4K");
    const PageSize size{static_cast<uint8_t>(std::countr_zero(bytes))};
    if (machine_.architecture != Architecture::Custom && bytes != 4096) {
        return line.fail(token, "pages of this machine have 4K", "machine custom takes other sizes");
    }
    machine_.page = size;
    return true;
}

// "split 9/9/9/9/12": the slashes make the lexer read "/9/9/9/12" as a path behind the first number.
bool MachineParser::split(Cursor& line) {
    const Token first = line.peek();
    const std::string hint = "index bits a level, then offset bits, as in 10/10/12";
    if (machine_.architecture != Architecture::Custom) {
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
    const uint64_t pageBits = std::accumulate(bits.begin(), bits.end() - 1, uint64_t{0});
    if (pageBits > mostPageBits)
        return line.fail(first, "a page number has 48 bits at most", "take fewer index bits");
    machine_.page.shift = static_cast<uint8_t>(bits.back());
    machine_.splitLevels = static_cast<uint8_t>(bits.size() - 1);
    for (size_t i = 0; i < machine_.split.size() && i + 1 < bits.size(); ++i)
        machine_.split[i] = static_cast<uint8_t>(bits[i]);
    if (!PageTableFormat::custom(machine_.page, machine_.split, machine_.splitLevels)) {
        return line.fail(first, "a table of this split does not fit a page",
                         "take fewer index bits a level, or more offset bits");
    }
    return true;
}

bool MachineParser::tlbOption(Cursor& line, TlbConfig& tlb) {
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
bool MachineParser::tlb(Cursor& line) {
    TlbConfig tlb = machine_.tlb;
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
    machine_.tlb = tlb;
    return true;
}

bool MachineParser::detail(Cursor& line) {
    const Token key = line.next();
    const auto with = [&](bool good) { return good && line.expectEnd("the value of '" + key.text + "'"); };
    if (key.text == "frames") return with(bounded(line, "frames", 1, limits::frames, machine_.frames));
    if (key.text == "page") return with(pageSize(line));
    if (key.text == "split") return with(split(line));
    if (key.text == "tlb") return with(tlb(line));
    if (key.text == "asid") return with(choiceOf(line, switches, "setting", machine_.tlb.asid));
    if (key.text == "swap") return with(bounded(line, "swap pages", 0, limits::swapPages, machine_.swapPages));
    if (key.text == "huge")
        line.warn(key, "'huge' is read, but has no effect yet", "all pages have the base size");
    if (key.text == "replace") return with(choiceOf(line, replacements, "policy", machine_.replacement));
    if (key.text == "overcommit")
        return with(choiceOf(line, overcommits, "overcommit mode", machine_.overcommit));
    if (key.text == "stack-limit")
        return with(bounded(line, "bytes", 4096, uint64_t{1} << 46, machine_.stackLimit));
    if (key.text == "huge") return with(choiceOf(line, switches, "setting", machine_.hugePages));
    if (key.text == "zero-page") return with(choiceOf(line, switches, "setting", machine_.zeroPage));
    if (key.text == "fault-around") return with(bounded(line, "pages", 1, 512, machine_.faultAround));
    if (key.text == "read-ahead")
        return with(bounded(line, "pages", 0, limits::readAheadPages, machine_.readAhead.emplace()));
    if (key.text == "seed") return with(bounded(line, "seed", 0, UINT64_MAX, machine_.seed));
    if (key.text == "signals")
        return with(choiceOf(line, signalWords, "signal disposition", machine_.signalsFatal));
    return line.fail(key, "a machine has no '" + key.text + "'", suggestion(key.text, machineLines));
}

}  // namespace pagewalk
