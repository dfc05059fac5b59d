// Values of header lines: one word of a few, or a number within bounds.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "scenario/cursor.h"

namespace pagewalk {

/// The index of the word at the cursor among those known; complains otherwise. `what` names it in messages.
bool choice(Cursor& line, std::span<const std::string_view> known, const std::string& what, size_t& index);

/// The same as an enumerator (or a bool): those known stand in the order of its values.
template <class Enum>
bool choiceOf(Cursor& line, std::span<const std::string_view> known, const std::string& what, Enum& value) {
    size_t index = 0;
    if (!choice(line, known, what, index)) return false;
    value = static_cast<Enum>(index);
    return true;
}

/// A number from `least` to `most`.
template <class Number>
bool bounded(Cursor& line, const std::string& what, uint64_t least, uint64_t most, Number& value) {
    const Token token = line.peek();
    uint64_t number = 0;
    if (!line.expectNumber(number, "a number (" + what + ")", "as in 64")) return false;
    if (number < least || number > most) {
        return line.fail(token,
                         what + " must be from " + std::to_string(least) + " to " + std::to_string(most));
    }
    value = static_cast<Number>(number);
    return true;
}

}  // namespace pagewalk
