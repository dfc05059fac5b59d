// Numbers in hexadecimal. Not by printf, whose floating point would be a part of the module for nothing.
#pragma once

#include <array>
#include <charconv>
#include <cstdint>
#include <string>

namespace pagewalk {

/// Small letters, without 0x; zeros in front up to `width` digits.
inline std::string hexDigits(uint64_t value, size_t width = 1) {
    std::array<char, 16> digits{};
    const char* end = std::to_chars(digits.data(), digits.data() + digits.size(), value, 16).ptr;
    const auto count = static_cast<size_t>(end - digits.data());
    return std::string(count < width ? width - count : 0, '0').append(digits.data(), count);
}

}  // namespace pagewalk
