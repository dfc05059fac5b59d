#include "link.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/utf8.h"

namespace pagewalk::command {
namespace {

constexpr std::string_view linkVersion = "1";
/// The bound of a scenario's text: a few kilobytes can inflate to gigabytes.
constexpr size_t textLimit = size_t{256} * 1024;

constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string toBase64Url(const std::string& bytes) {
    std::string text;
    for (size_t at = 0; at < bytes.size(); at += 3) {
        const size_t count = std::min<size_t>(3, bytes.size() - at);
        uint32_t group = 0;
        for (size_t i = 0; i < 3; ++i)
            group = group << 8 | (i < count ? static_cast<unsigned char>(bytes[at + i]) : 0);
        for (size_t i = 0; i <= count; ++i) text += digits[group >> (18 - 6 * i) & 63];
    }
    return text;
}

/// Nothing where one digit is left over: it cannot say a byte. Bits left over are dropped, as atob drops them.
std::optional<std::string> fromBase64Url(std::string_view text) {
    if (text.size() % 4 == 1) return std::nullopt;
    std::string bytes;
    uint32_t group = 0;
    unsigned bits = 0;
    for (const char c : text) {
        group = group << 6 | static_cast<uint32_t>(digits.find(c));
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes += static_cast<char>(group >> bits & 255);
    }
    return bytes;
}

std::string deflated(std::string_view text) {
    uLongf size = compressBound(text.size());
    std::string bytes(size, '\0');
    // The level that CompressionStream takes; with room as compressBound says it cannot fail.
    compress2(reinterpret_cast<Bytef*>(bytes.data()), &size, reinterpret_cast<const Bytef*>(text.data()),
              text.size(), Z_DEFAULT_COMPRESSION);
    bytes.resize(size);
    return bytes;
}

/// The text, or what is wrong. The whole payload has to be one zlib stream: what stands behind it is damage too.
LinkProblem inflate(const std::string& bytes, std::string& text) {
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK) return LinkProblem::Damaged;
    text.resize(textLimit + 1);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(text.data());
    stream.avail_out = static_cast<uInt>(text.size());
    const int status = ::inflate(&stream, Z_FINISH);
    const size_t size = stream.total_out;
    const bool whole = status == Z_STREAM_END && stream.avail_in == 0;
    inflateEnd(&stream);
    text.resize(size);
    if (size > textLimit) return LinkProblem::TooLarge;
    if (!whole) return LinkProblem::Damaged;
    return isUtf8(text) ? LinkProblem::None : LinkProblem::NotText;
}

OpenedLink bad(LinkProblem problem) { return {OpenedLink::Kind::Bad, "", {}, problem}; }

bool isNumber(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

OpenedLink openPayload(std::string_view value, std::optional<uint32_t> at) {
    const size_t dot = value.find('.');
    if (dot == std::string_view::npos || !isNumber(value.substr(0, dot))) return bad(LinkProblem::Damaged);
    std::string_view version = value.substr(0, dot);
    while (version.size() > 1 && version.front() == '0') version.remove_prefix(1);
    if (version != linkVersion) return bad(LinkProblem::Version);
    std::string_view payload = value.substr(dot + 1);
    if (!payload.ends_with('Z')) return bad(LinkProblem::Unfinished);
    payload.remove_suffix(1);
    if (payload.find_first_not_of(digits) != std::string_view::npos) return bad(LinkProblem::Alphabet);
    const auto bytes = fromBase64Url(payload);
    if (!bytes) return bad(LinkProblem::Damaged);
    OpenedLink opened{OpenedLink::Kind::Text, "", at};
    const LinkProblem problem = inflate(*bytes, opened.text);
    return problem == LinkProblem::None ? opened : bad(problem);
}

/// "s=…&at=7" by its keys; of two alike the first counts, and what has no key none.
std::map<std::string_view, std::string_view> keysOf(std::string_view fragment) {
    std::map<std::string_view, std::string_view> keys;
    while (!fragment.empty()) {
        const size_t end = std::min(fragment.find('&'), fragment.size());
        const std::string_view part = fragment.substr(0, end);
        const size_t cut = part.find('=');
        if (cut != std::string_view::npos && cut > 0)
            keys.try_emplace(part.substr(0, cut), part.substr(cut + 1));
        fragment.remove_prefix(std::min(end + 1, fragment.size()));
    }
    return keys;
}

}  // namespace

const char* linkProblemText(LinkProblem problem) {
    switch (problem) {
        case LinkProblem::None: break;
        case LinkProblem::TooLong: return "the link is longer than 32,768 characters";
        case LinkProblem::Unfinished: return "the link is cut off: its closing Z is missing";
        case LinkProblem::Version: return "the link is of another version than 1";
        case LinkProblem::Alphabet: return "the link holds characters that do not belong into one";
        case LinkProblem::Damaged: return "the link is damaged";
        case LinkProblem::TooLarge: return "the scenario in the link is longer than 256 KiB";
        case LinkProblem::NotText: return "what is in the link is no text";
        case LinkProblem::Position: return "the link's position is no number of steps";
    }
    return "";
}

std::string makeFragment(std::string_view text, std::optional<uint32_t> at) {
    const std::string position = at ? "&at=" + std::to_string(*at) : "";
    return "s=" + std::string(linkVersion) + "." + toBase64Url(deflated(text)) + "Z" + position;
}

OpenedLink readFragment(std::string_view fragment) {
    constexpr size_t longestPosition = 9;
    if (fragment.starts_with('#')) fragment.remove_prefix(1);
    if (fragment.size() > linkReadLimit) return bad(LinkProblem::TooLong);
    const auto keys = keysOf(fragment);
    std::optional<uint32_t> at;
    if (const auto position = keys.find("at"); position != keys.end()) {
        const bool good = isNumber(position->second) && position->second.size() <= longestPosition;
        if (!good) return bad(LinkProblem::Position);
        at = static_cast<uint32_t>(std::stoul(std::string(position->second)));
    }
    if (const auto payload = keys.find("s"); payload != keys.end()) return openPayload(payload->second, at);
    if (const auto lesson = keys.find("x"); lesson != keys.end())
        return {OpenedLink::Kind::Lesson, std::string(lesson->second), at};
    return {};
}

}  // namespace pagewalk::command
