// "did you mean …?": the known word nearest to an unknown one.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace pagewalk {

/// The nearest of `known` by edit distance, or "" when none is near.
std::string_view nearestWord(std::string_view word, std::span<const std::string_view> known);

/// "did you mean 'x86-64'?", or else "one of a, b, c".
std::string suggestion(std::string_view word, std::span<const std::string_view> known);

}  // namespace pagewalk
