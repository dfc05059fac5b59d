#include "scenario/expectation_parser.h"

#include <algorithm>
#include <array>

#include "base/errno.h"
#include "scenario/operand_parser.h"
#include "scenario/printer.h"
#include "scenario/suggest.h"

namespace pagewalk {
namespace {

using Kind = Expectation::Kind;

struct Word {
    std::string_view text;
    Kind kind;
};

// frame, same-frame and other-frame are read apart; the names of errors come from the errno table.
constexpr std::array words{
    Word{"ok", Kind::Ok},
    Word{"SIGSEGV", Kind::Signal},
    Word{"SIGBUS", Kind::Signal},
    Word{"SIGKILL", Kind::Signal},
    Word{"SEGV_MAPERR", Kind::SignalCode},
    Word{"SEGV_ACCERR", Kind::SignalCode},
    Word{"SI_KERNEL", Kind::SignalCode},
    Word{"BUS_ADRERR", Kind::SignalCode},
    Word{"minor", Kind::Minor},
    Word{"major", Kind::Major},
    Word{"tlb-hit", Kind::TlbHit},
    Word{"tlb-miss", Kind::TlbMiss},
    Word{"cow", Kind::CopyOnWrite},
    Word{"zero-page", Kind::ZeroPage},
    Word{"swap-in", Kind::SwapIn},
    Word{"swap-out", Kind::SwapOut},
    Word{"stack-growth", Kind::StackGrowth},
    Word{"evict", Kind::Evict},
    Word{"frame", Kind::Frame},
    Word{"same-frame", Kind::SameFrame},
    Word{"other-frame", Kind::OtherFrame},
};

std::string_view textOf(Kind kind) {
    return std::find_if(words.begin(), words.end(), [kind](const Word& word) { return word.kind == kind; })
        ->text;
}

bool unknown(Cursor& line, const Token& token) {
    std::array<std::string_view, words.size()> known;
    std::transform(words.begin(), words.end(), known.begin(), [](const Word& word) { return word.text; });
    return line.fail(token, "unknown expectation '" + token.text + "'", suggestion(token.text, known));
}

/// "=N" behind minor and major may be left out, behind frame not.
bool parseCount(Cursor& line, Expectation& expectation) {
    if (!line.acceptSymbol("=")) {
        return expectation.kind != Kind::Frame ||
               line.fail(line.peek(), "expected '='" + line.found(), "as in frame=3");
    }
    uint64_t count = 0;
    if (!line.expectNumber(count, "a number", "as in minor=1")) return false;
    expectation.number = count;
    return true;
}

/// "A:ADDR"
bool parsePlace(Cursor& line, const BoundNames& names, Expectation& expectation) {
    const Token process = line.peek();
    if (process.kind != TokenKind::Word)
        return line.fail(process, "expected a process" + line.found(), "as in same-frame A:0x602000");
    if (!names.processes.contains(process.text)) {
        const std::vector<std::string_view> known(names.processes.begin(), names.processes.end());
        return line.fail(process, "there is no process '" + process.text + "'",
                         suggestion(process.text, known));
    }
    line.next();
    expectation.word = process.text;
    return line.expectSymbol(":", "as in same-frame A:0x602000") &&
           parseOperand(line, names, "an address", expectation.address);
}

bool parseOne(Cursor& line, const BoundNames& names, Expectation& expectation) {
    const Token token = line.peek();
    if (token.kind == TokenKind::Number || token.kind == TokenKind::String) {
        expectation.kind = Kind::Value;
        return parseLiteral(line, "a value", expectation.value);
    }
    if (token.kind != TokenKind::Word)
        return line.fail(token, "expected an expectation" + line.found(), "as in => ok or => SEGV_MAPERR");
    line.next();
    const auto known =
        std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.text == token.text; });
    if (known == words.end()) {
        if (errnoFromName(token.text) == Errno::None) return unknown(line, token);
        expectation.kind = Kind::Error;
        expectation.word = token.text;
        return true;
    }
    expectation.kind = known->kind;
    switch (known->kind) {
        case Kind::Signal:
        case Kind::SignalCode: expectation.word = token.text; return true;
        case Kind::Minor:
        case Kind::Major:
        case Kind::Frame: return parseCount(line, expectation);
        case Kind::SameFrame:
        case Kind::OtherFrame: return parsePlace(line, names, expectation);
        default: return true;
    }
}

/// Bytes that an integer is given where its width is not said; 0 for what is none.
size_t widthOf(const std::string& number) {
    uint64_t value = 0;
    if (!parseNumber(number, value)) return 0;
    size_t width = 1;
    while (width < 8 && value >> (8 * width) != 0) width *= 2;
    return width;
}

}  // namespace

// A signal and its code may stand side by side without a comma ("SIGSEGV SEGV_MAPERR"), as a debugger prints them.
bool parseExpectations(Cursor& line, const BoundNames& names, std::vector<Expectation>& expectations) {
    do {
        if (!parseOne(line, names, expectations.emplace_back())) return false;
        while (expectations.back().kind == Kind::Signal && line.peek().kind == TokenKind::Word) {
            if (!parseOne(line, names, expectations.emplace_back())) return false;
        }
    } while (line.acceptSymbol(","));
    return line.expectEnd("the expectations");
}

std::string expectationText(const Expectation& expectation) {
    switch (expectation.kind) {
        case Kind::Value: {
            // The width that the parser would take anyway need not be said.
            const std::string text = literalText(expectation.value);
            const std::string bare =
                text.substr(0, expectation.value.isString ? std::string::npos : text.find(':'));
            return widthOf(bare) == expectation.value.bytes.size() ? bare : text;
        }
        case Kind::Signal:
        case Kind::SignalCode:
        case Kind::Error: return expectation.word;
        case Kind::SameFrame:
        case Kind::OtherFrame:
            return std::string(textOf(expectation.kind)) + " " + expectation.word + ":" +
                   operandText(expectation.address);
        default: break;
    }
    std::string text(textOf(expectation.kind));
    if (expectation.number) text += "=" + std::to_string(*expectation.number);
    return text;
}

}  // namespace pagewalk
