// The share link's codec, as web/link.js has it: scenario text ↔ what follows '#' in the page's address.
//
//   #s=1.<payload>Z&at=7     payload: UTF-8 → zlib (RFC 1950) → base64url without '='
//   #x=<lesson>&at=7         a lesson by its file's name
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pagewalk::command {

inline constexpr size_t linkWarnLength = 2000;
inline constexpr size_t linkMakeLimit = 8000;
inline constexpr size_t linkReadLimit = 32768;

/// Why a link cannot be opened; the words are those of web/link.js.
enum class LinkProblem : uint8_t {
    None,
    TooLong,
    Unfinished,
    Version,
    Alphabet,
    Damaged,
    TooLarge,
    NotText,
    Position
};
const char* linkProblemText(LinkProblem problem);

struct OpenedLink {
    enum class Kind : uint8_t { Nothing, Text, Lesson, Bad };
    Kind kind = Kind::Nothing;
    std::string text{};  ///< the scenario, or the lesson's name
    std::optional<uint32_t> at{};
    LinkProblem problem = LinkProblem::None;
};

/// The fragment for a text, without '#'. It may be longer than linkMakeLimit: the caller decides.
std::string makeFragment(std::string_view text, std::optional<uint32_t> at);
/// What a fragment, with or without '#', asks for. A bad one is an answer with its cause.
OpenedLink readFragment(std::string_view fragment);

}  // namespace pagewalk::command
