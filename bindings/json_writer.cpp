#include "json_writer.h"

#include "base/hex.h"

namespace pagewalk {
namespace {

/// The length of a well-formed UTF-8 sequence at `at`, or 0: JSON is UTF-8, and a scenario's string may hold any byte.
size_t utf8Length(std::string_view text, size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const size_t length = byte >= 0xf0 && byte < 0xf5 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
    if (byte >= 0xf5 || length == 0 || at + length > text.size()) return 0;
    for (size_t i = 1; i < length; ++i) {
        if ((static_cast<unsigned char>(text[at + i]) & 0xc0) != 0x80) return 0;
    }
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const bool overlong = (byte == 0xe0 && second < 0xa0) || (byte == 0xf0 && second < 0x90);
    const bool surrogate = byte == 0xed && second >= 0xa0;
    const bool tooHigh = byte == 0xf4 && second >= 0x90;
    return overlong || surrogate || tooHigh ? 0 : length;
}

void appendEscape(std::string& out, unsigned char byte) { out += "\\u" + hexDigits(byte, 4); }

/// One character: a byte of ASCII, a well-formed sequence, or a stray byte, shown as the Latin-1 character of its number.
/// Answers how many bytes it took.
size_t appendCharacter(std::string& out, std::string_view text, size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte == '"' || byte == '\\') out += '\\';
    const bool visible = byte >= 0x20 && byte < 0x7f;
    const size_t length = visible ? 1 : byte < 0x80 ? 0 : utf8Length(text, at);
    if (length == 0) {
        appendEscape(out, byte);
        return 1;
    }
    out += text.substr(at, length);
    return length;
}

/// What stands in JSON as it is.
constexpr bool plain(char c) { return c >= 0x20 && c < 0x7f && c != '"' && c != '\\'; }

void appendQuoted(std::string& out, std::string_view text) {
    out += '"';
    for (size_t at = 0; at < text.size();) {
        size_t end = at;
        while (end < text.size() && plain(text[end])) ++end;
        out += text.substr(at, end - at);
        at = end;
        if (at < text.size()) at += appendCharacter(out, text, at);
    }
    out += '"';
}

}  // namespace

void JsonWriter::separate() {
    if (!first_) text_ += ',';
    first_ = false;
}

JsonWriter& JsonWriter::open(char bracket) {
    separate();
    text_ += bracket;
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
    text_ += bracket;
    first_ = false;
    return *this;
}

JsonWriter& JsonWriter::raw(std::string_view value) {
    separate();
    text_ += value;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    separate();
    appendQuoted(text_, name);
    text_ += ':';
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::string(std::string_view value) {
    separate();
    appendQuoted(text_, value);
    return *this;
}

JsonWriter& JsonWriter::hex(uint64_t value) { return string("0x" + hexDigits(value)); }

}  // namespace pagewalk
