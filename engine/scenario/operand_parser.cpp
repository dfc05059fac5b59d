#include "scenario/operand_parser.h"

#include <vector>

#include "scenario/suggest.h"

namespace pagewalk {
namespace {

/// A name may hold '-', so "buf-8" is read as one word. It is one if it is bound; else it is "buf" and -8.
bool splitName(const BoundNames& names, const std::string& word, Operand& operand) {
    operand = {Operand::Base::Name, 0, word};
    if (names.results.contains(word)) return true;
    const size_t dash = word.rfind('-');
    uint64_t distance = 0;
    if (dash == std::string::npos || !parseNumber(std::string_view(word).substr(dash + 1), distance))
        return false;
    operand = {Operand::Base::Name, uint64_t{0} - distance, word.substr(0, dash)};
    return names.results.contains(operand.name);
}

bool unknownName(Cursor& line, const Token& token, const BoundNames& names) {
    const std::vector<std::string_view> known(names.results.begin(), names.results.end());
    const std::string hint =
        known.empty() ? "bind it first, as in A: " + token.text + " = mmap(NULL, 4K, rw, private|anon)"
                      : suggestion(token.text, known);
    return line.fail(token, "no result is bound to '" + token.text + "' above", hint);
}

}  // namespace

bool parseOperand(Cursor& line, const BoundNames& names, const std::string& what, Operand& operand) {
    const Token token = line.peek();
    switch (token.kind) {
        case TokenKind::Number: operand = {Operand::Base::Integer, token.number, ""}; break;
        case TokenKind::Label: operand = {Operand::Base::Label, 0, token.text}; break;
        case TokenKind::Word:
            if (token.text == "NULL") {
                operand = {};
            } else if (!splitName(names, token.text, operand)) {
                return unknownName(line, token, names);
            }
            break;
        case TokenKind::Symbol:
            if (token.text == "-" && line.peek(1).kind == TokenKind::Number) {
                line.next();
                operand = {Operand::Base::Integer, uint64_t{0} - line.peek().number, ""};
                break;
            }
            [[fallthrough]];
        default:
            return line.fail(token, "expected " + what + line.found(),
                             "a number, a bound name or a label, as in 0x602010, buf+8, [heap]");
    }
    line.next();
    while (line.isSymbol("+") || line.isSymbol("-")) {
        const bool minus = line.next().text == "-";
        uint64_t distance = 0;
        if (!line.expectNumber(distance, "a number", "as in buf+64")) return false;
        operand.value += minus ? uint64_t{0} - distance : distance;
    }
    return true;
}

std::string littleEndian(uint64_t value, unsigned width) {
    std::string bytes(width, '\0');
    for (unsigned i = 0; i < width && i < 8; ++i) bytes[i] = static_cast<char>((value >> (8 * i)) & 0xff);
    return bytes;
}

bool parseLiteral(Cursor& line, const std::string& what, Literal& literal) {
    const Token token = line.peek();
    if (token.kind == TokenKind::String) {
        line.next();
        literal = {true, token.text};
        return !token.text.empty() || line.fail(token, "the string is empty", "write at least one byte");
    }
    uint64_t value = 0;
    if (!line.expectNumber(value, what,
                           "a string, or an integer with an optional width, as in \"A\", 7, 0x1122:4"))
        return false;
    uint64_t width = 1;
    if (line.acceptSymbol(":")) {
        const Token at = line.peek();
        if (!line.expectNumber(width, "a width in bytes", "as in 0x1122:4")) return false;
        if (width < 1 || width > 8) return line.fail(at, "an integer has 1 to 8 bytes", "as in 0x1122:4");
        if (width < 8 && (value >> (8 * width)) != 0)
            return line.fail(token, "the integer does not fit its width", "give it more bytes");
    } else {
        while (width < 8 && (value >> (8 * width)) != 0) width *= 2;
    }
    literal = {false, littleEndian(value, static_cast<unsigned>(width))};
    return true;
}

}  // namespace pagewalk
