#include "scenario/lexer.h"

#include <algorithm>
#include <cctype>

namespace pagewalk {
namespace {

bool isLetter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }
bool isNamePart(char c) { return isLetter(c) || isDigit(c) || c == '.' || c == '-'; }

int hexDigit(char c) {
    if (isDigit(c)) return c - '0';
    const char low = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

bool accumulate(std::string_view digits, unsigned base, uint64_t& value) {
    value = 0;
    bool any = false;
    for (size_t i = 0; i < digits.size(); ++i) {
        const bool between = i > 0 && i + 1 < digits.size();
        if (digits[i] == '_' && between) continue;
        const int digit = hexDigit(digits[i]);
        if (digit < 0 || static_cast<unsigned>(digit) >= base) return false;
        if (value > (UINT64_MAX - static_cast<unsigned>(digit)) / base) return false;
        value = value * base + static_cast<unsigned>(digit);
        any = true;
    }
    return any;
}

/// The shift of a binary suffix, or 0.
unsigned suffixShift(char c) {
    switch (c) {
        case 'K':
        case 'k': return 10;
        case 'M':
        case 'm': return 20;
        case 'G':
        case 'g': return 30;
        case 'T':
        case 't': return 40;
        default: return 0;
    }
}

class LineLexer {
  public:
    LineLexer(std::string_view line, uint32_t number, Diagnostics& diagnostics)
        : line_(line), number_(number), diagnostics_(diagnostics) {}

    std::vector<Token> run() {
        while (skipBlanks(), at_ < line_.size()) next();
        push(TokenKind::End, at_, "");
        return std::move(tokens_);
    }

  private:
    void skipBlanks() {
        spaceBefore_ = false;
        while (at_ < line_.size() && isBlank(line_[at_])) {
            ++at_;
            spaceBefore_ = true;
        }
    }

    SourceRange range(size_t from) const {
        return {number_, static_cast<uint32_t>(from + 1),
                static_cast<uint32_t>(std::max<size_t>(at_ - from, 1))};
    }

    Token& push(TokenKind kind, size_t from, std::string text) {
        tokens_.push_back({kind, std::move(text), 0, range(from), spaceBefore_});
        return tokens_.back();
    }

    void next() {
        const char c = line_[at_];
        if (c == '"') return string();
        if (c == '[') return label();
        if (isDigit(c)) return number();
        if (isLetter(c) || c == '/') return word();
        symbol();
    }

    void string() {
        const size_t from = at_++;
        std::string content;
        while (at_ < line_.size() && line_[at_] != '"') {
            if (line_[at_] == '\\') {
                escape(content);
            } else {
                content += line_[at_++];
            }
        }
        const bool closed = at_ < line_.size();
        if (closed) ++at_;
        push(TokenKind::String, from, std::move(content));
        if (!closed) complain(from, "the string has no closing quote", "add \" at its end");
    }

    void escape(std::string& content) {
        const size_t from = at_++;
        const char c = at_ < line_.size() ? line_[at_++] : '\0';
        switch (c) {
            case 'n': content += '\n'; return;
            case 't': content += '\t'; return;
            case '0': content += '\0'; return;
            case '\\':
            case '"': content += c; return;
            case 'x':
                if (at_ + 2 <= line_.size() && hexDigit(line_[at_]) >= 0 && hexDigit(line_[at_ + 1]) >= 0) {
                    content += static_cast<char>(hexDigit(line_[at_]) * 16 + hexDigit(line_[at_ + 1]));
                    at_ += 2;
                    return;
                }
                break;
            default: break;
        }
        complain(from, "unknown escape in a string", R"(one of \n \t \0 \\ \" \xHH)");
    }

    void label() {
        const size_t from = at_;
        const size_t close = line_.find(']', at_);
        at_ = close == std::string_view::npos ? line_.size() : close + 1;
        push(TokenKind::Label, from, std::string(line_.substr(from, at_ - from)));
        if (close == std::string_view::npos) complain(from, "the label has no closing bracket", "as in [heap]");
    }

    void number() {
        const size_t from = at_;
        while (at_ < line_.size() && (isLetter(line_[at_]) || isDigit(line_[at_]))) ++at_;
        const std::string text(line_.substr(from, at_ - from));
        // The two words that begin with a digit: MAP_32BIT's short form and a replacement policy.
        if (text == "32bit" || text == "32BIT" || text == "2q") {
            push(TokenKind::Word, from, text);
            return;
        }
        uint64_t value = 0;
        const bool good = parseNumber(text, value);
        push(TokenKind::Number, from, text).number = value;
        if (!good)
            complain(from, "'" + text + "' is not a number of 64 bits",
                     "decimal, 0x hexadecimal, or with K, M, G, T behind it");
    }

    // "buf..buf+64K": two dots end a name. A path runs on to the next blank, quote, comma or parenthesis.
    void word() {
        const size_t from = at_;
        const bool path = line_[at_] == '/';
        const auto part = [&](char c) {
            return path ? !isBlank(c) && c != '"' && c != ',' && c != ')' : isNamePart(c);
        };
        while (at_ < line_.size() && part(line_[at_]) && line_.substr(at_, 2) != "..") ++at_;
        push(TokenKind::Word, from, std::string(line_.substr(from, at_ - from)));
    }

    void symbol() {
        const size_t from = at_;
        const std::string_view two = line_.substr(at_, 2);
        const bool pair = two == "=>" || two == "..";
        if (!pair && std::string_view(":=(),|+-").find(line_[at_]) == std::string_view::npos)
            return unexpected();
        at_ += pair ? 2 : 1;
        push(TokenKind::Symbol, from, std::string(line_.substr(from, at_ - from)));
    }

    void unexpected() {
        const size_t from = at_++;
        // The rest of a UTF-8 sequence belongs to the same character.
        while (at_ < line_.size() && (static_cast<unsigned char>(line_[at_]) & 0xc0) == 0x80) ++at_;
        const std::string character(line_.substr(from, at_ - from));
        while (line_.substr(at_).starts_with(character))
            at_ += character.size();  // a run of them is one mistake
        complain(from, "unexpected character '" + character + "'", "");
    }

    void complain(size_t from, std::string message, std::string hint) {
        diagnostics_.push_back({range(from), Severity::Error, std::move(message), std::move(hint)});
    }

    std::string_view line_;
    uint32_t number_;
    Diagnostics& diagnostics_;
    size_t at_ = 0;
    bool spaceBefore_ = false;
    std::vector<Token> tokens_;
};

}  // namespace

std::string_view withoutComment(std::string_view line, LineKind kind) {
    const bool layout = kind == LineKind::Layout;
    bool quoted = false;
    size_t end = line.size();
    for (size_t i = 0; i < line.size(); ++i) {
        if (quoted && line[i] == '\\') {
            ++i;
        } else if (line[i] == '"') {
            quoted = !quoted;
        } else if (line[i] == '#' && !quoted && (!layout || i == 0 || isBlank(line[i - 1]))) {
            end = i;
            break;
        }
    }
    while (end > 0 && isBlank(line[end - 1])) --end;
    return line.substr(0, end);
}

std::vector<Token> tokenize(std::string_view line, uint32_t lineNumber, Diagnostics& diagnostics) {
    return LineLexer(line, lineNumber, diagnostics).run();
}

bool parseHex(std::string_view text, uint64_t& value) {
    return text.find('_') == std::string_view::npos && accumulate(text, 16, value);
}

bool parseNumber(std::string_view text, uint64_t& value) {
    if (text.starts_with("0x") || text.starts_with("0X")) return accumulate(text.substr(2), 16, value);
    unsigned shift = 0;
    if (!text.empty()) shift = suffixShift(text.back());
    if (shift != 0) text.remove_suffix(1);
    if (!accumulate(text, 10, value)) return false;
    if (shift != 0 && value > (UINT64_MAX >> shift)) return false;
    value <<= shift;
    return true;
}

bool isName(std::string_view text) {
    if (text.empty() || text.back() == '.') return false;  // "a..b" is a sweep
    return isLetter(text.front()) && std::all_of(text.begin(), text.end(), isNamePart);
}

}  // namespace pagewalk
