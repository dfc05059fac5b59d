// Arguments as strace prints them, as values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "scenario/constants.h"

namespace pagewalk::importing {

/// "NULL", "8192", "-1", "0x7f…", "0644", "3</etc/passwd>", "8192*1024", each with a comment or a path behind it.
std::optional<uint64_t> numberIn(std::string_view argument);
/// Constants joined by '|', numbers among them ("0x10 /* MADV_??? */"). Nothing where the language lacks one.
std::optional<uint64_t> constantsIn(ArgumentKind kind, std::string_view argument);

struct QuotedText {
    std::string bytes{};
    bool whole = true;  ///< not cut off by strace ("abc"...)
};
/// A string in quotes with C's escapes.
std::optional<QuotedText> textIn(std::string_view argument);

/// The value of a field of a structure in braces: "st_size" of {st_mode=…, st_size=4096, …}. "" where it has none.
std::string_view fieldOf(std::string_view structure, std::string_view name);
/// The path that -y prints behind a descriptor: "3</etc/passwd>". "" where there is none.
std::string_view pathOf(std::string_view argument);
/// Whether a word stands among flags: "CLONE_VM" in "CLONE_VM|CLONE_FS".
bool hasFlag(std::string_view flags, std::string_view word);

}  // namespace pagewalk::importing
