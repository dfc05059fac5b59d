// One line of a scenario as tokens.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/diagnostic.h"

namespace pagewalk {

enum class TokenKind : uint8_t {
    Word,    ///< a name or keyword: a letter, '_' or '/', then letters, digits, _ . - and, in paths, / + ~ @
    Number,  ///< 8K, 0x602010, 1_000
    String,  ///< "…", already unescaped in `text`
    Label,   ///< [heap]
    Symbol,  ///< one of  : = ( ) , | + - => ..
    End,
};

struct Token {
    TokenKind kind = TokenKind::End;
    std::string text{};   ///< as written; a string's content without quotes and escapes
    uint64_t number = 0;  ///< of a Number
    SourceRange where{};
    bool spaceBefore = false;
};

/// The part of a line before its comment, trailing blanks cut: '#' outside quotes starts one. In a layout line it does
/// so only behind a blank: the path of a pasted one may hold it ("/tmp/#1048577 (deleted)").
enum class LineKind : uint8_t { Layout, Other };
std::string_view withoutComment(std::string_view line, LineKind kind = LineKind::Other);

/// Splits a line, comment cut already. Adds a diagnostic for each character, number or string it cannot read and goes on.
/// The last token is always End.
std::vector<Token> tokenize(std::string_view line, uint32_t lineNumber, Diagnostics& diagnostics);

/// A number of the language: decimal or 0x hex, '_' between digits, K M G T. False when it is none or exceeds 64 bits.
bool parseNumber(std::string_view text, uint64_t& value);
/// Bare hexadecimal digits, as in a layout line.
bool parseHex(std::string_view text, uint64_t& value);
/// A name of a process, file descriptor or result: a letter or '_', then letters, digits, '_', '.', '-'.
bool isName(std::string_view text);

}  // namespace pagewalk
