// The bounds of the language: what a text may ask for, so that no text can hang a page or exhaust it.
#pragma once

#include <cstdint>

namespace pagewalk::limits {

inline constexpr uint64_t textBytes = 256 * 1024;
inline constexpr uint64_t processes = 64;
inline constexpr uint64_t regions = 65'536;
inline constexpr uint64_t frames = 1'048'576;
/// Half of what the 20 bits of a 4-byte entry can name: the other half is left to the frames of the tables themselves.
inline constexpr uint32_t framesOfSmallEntries = 1U << 19;
inline constexpr uint64_t sweepAccesses = 1'000'000;
inline constexpr uint64_t steps = 10'000;
inline constexpr uint64_t tlbEntries = 65'536;
inline constexpr uint64_t swapPages = 1'048'576;
inline constexpr uint64_t readAheadPages = 65'536;
inline constexpr uint64_t accessBytes = 1'048'576;
inline constexpr uint64_t fileBytes = uint64_t{1} << 40;

}  // namespace pagewalk::limits
