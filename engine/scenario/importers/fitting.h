// A scenario made to fit the bounds of the language.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "scenario/scenario.h"

namespace pagewalk::importing {

/// What comments above an imported scenario may take of its 256 KiB.
inline constexpr size_t roomForComments = 8 * 1024;

/// Takes steps off the end until the text and the number of steps fit; how many were taken.
size_t cutToFit(Scenario& scenario);

/// One line of UTF-8 without control characters: what is neither becomes '?'.
std::string printable(std::string_view text);

}  // namespace pagewalk::importing
