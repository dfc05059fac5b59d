#include "scenario/importers/strace_values.h"

#include <algorithm>
#include <cctype>

#include "scenario/lexer.h"
#include "scenario/text_lines.h"

namespace pagewalk::importing {
namespace {

/// Without the comment or the path behind a value.
std::string_view bare(std::string_view argument) {
    argument = trimmed(argument.substr(0, argument.find("/*")));
    return trimmed(argument.substr(0, argument.find('<')));
}

std::optional<uint64_t> octal(std::string_view text) {
    uint64_t value = 0;
    for (const char c : text) {
        if (c < '0' || c > '7' || value >> 61 != 0) return std::nullopt;
        value = value << 3 | static_cast<uint64_t>(c - '0');
    }
    return value;
}

std::optional<uint64_t> plainNumber(std::string_view text) {
    uint64_t value = 0;
    const bool suffixed = !text.empty() && std::isalpha(static_cast<unsigned char>(text.back())) != 0;
    const bool hex = text.starts_with("0x");
    if (text.size() > 1 && text.front() == '0' && !hex) return octal(text);
    if ((suffixed && !hex) || !parseNumber(text, value)) return std::nullopt;
    return value;
}

bool isOctal(char c) { return c >= '0' && c <= '7'; }

/// The byte that an escape means; `at` stands behind the backslash, and ends behind the escape.
char escaped(std::string_view text, size_t& at) {
    const char c = text[at++];
    constexpr std::string_view letters = "ntrvfab0";
    constexpr std::string_view bytes("\n\t\r\v\f\a\b\0", 8);
    if (isOctal(c)) {
        unsigned value = static_cast<unsigned>(c - '0');
        for (int more = 0; more < 2 && at < text.size() && isOctal(text[at]); ++more)
            value = value * 8 + static_cast<unsigned>(text[at++] - '0');
        return static_cast<char>(value);
    }
    if (c == 'x' && at < text.size()) {
        uint64_t value = 0;
        const size_t digits = std::min<size_t>(2, text.size() - at);
        if (parseHex(text.substr(at, digits), value)) at += digits;
        return static_cast<char>(value);
    }
    const size_t known = letters.find(c);
    return known == std::string_view::npos ? c : bytes[known];
}

}  // namespace

std::optional<uint64_t> numberIn(std::string_view argument) {
    const std::string_view text = bare(argument);
    if (text == "NULL") return 0;
    if (text.starts_with('-')) {
        const auto value = plainNumber(text.substr(1));
        return value ? std::optional(uint64_t{0} - *value) : std::nullopt;
    }
    const size_t star = text.find('*');
    if (star == std::string_view::npos) return plainNumber(text);
    const auto left = plainNumber(text.substr(0, star));
    const auto right = plainNumber(text.substr(star + 1));
    return left && right ? std::optional(*left * *right) : std::nullopt;
}

std::optional<uint64_t> constantsIn(ArgumentKind kind, std::string_view argument) {
    std::string_view text = bare(argument);
    uint64_t bits = 0;
    while (!text.empty()) {
        const size_t bar = text.find('|');
        const std::string_view word = trimmed(text.substr(0, bar));
        auto value = constantOf(kind, word);
        if (!value) value = plainNumber(word);
        if (!value) return std::nullopt;
        bits |= *value;
        text = bar == std::string_view::npos ? std::string_view() : text.substr(bar + 1);
    }
    return bits;
}

std::optional<QuotedText> textIn(std::string_view argument) {
    if (!argument.starts_with('"')) return std::nullopt;
    QuotedText text;
    size_t at = 1;
    while (at < argument.size() && argument[at] != '"') {
        const char c = argument[at++];
        text.bytes += c == '\\' && at < argument.size() ? escaped(argument, at) : c;
    }
    if (at >= argument.size()) return std::nullopt;
    text.whole = !argument.substr(at + 1).starts_with("...");
    return text;
}

std::string_view fieldOf(std::string_view structure, std::string_view name) {
    for (size_t at = 0; (at = structure.find(name, at)) != std::string_view::npos; at += name.size()) {
        const size_t end = at + name.size();
        const bool begins = at == 0 || structure[at - 1] == '{' || structure[at - 1] == ' ';
        if (!begins || end >= structure.size() || structure[end] != '=') continue;
        const std::string_view value = structure.substr(end + 1);
        return value.substr(0, value.find_first_of(",}"));
    }
    return {};
}

std::string_view pathOf(std::string_view argument) {
    const size_t open = argument.find('<');
    const size_t close = argument.rfind('>');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open) return {};
    std::string_view path = argument.substr(open + 1, close - open - 1);
    return path.starts_with('/') ? path : std::string_view();
}

bool hasFlag(std::string_view flags, std::string_view word) {
    for (size_t at = 0; (at = flags.find(word, at)) != std::string_view::npos; at += word.size()) {
        const size_t end = at + word.size();
        const auto ends = [&](size_t i) {
            return i >= flags.size() ||
                   (std::isalnum(static_cast<unsigned char>(flags[i])) == 0 && flags[i] != '_');
        };
        if (ends(end) && (at == 0 || ends(at - 1))) return true;
    }
    return false;
}

}  // namespace pagewalk::importing
