// A chunk of the heap, and the words at its ends.
//
//      p - 8       p                                     p + size - 16    p + size - 8
//     | header    | what the program may use ...        | footer         | header of the next
//
// Header and footer hold the same: the chunk's size in bytes, which is a multiple of 16, and flags in the bits that
// this leaves free (Knuth's boundary tags, The Art of Computer Programming vol. 1, 2.5). So p is 16-byte aligned.
#pragma once

#include <cstdint>

namespace pagewalk::library {

inline constexpr uint64_t wordBytes = 8;
inline constexpr uint64_t alignment = 16;  ///< of what malloc returns (malloc(3): for any type)
inline constexpr uint64_t minimumChunk = 32;
inline constexpr uint64_t topPad = uint64_t{128} << 10;         ///< M_TOP_PAD: asked for beyond the need
inline constexpr uint64_t trimThreshold = uint64_t{128} << 10;  ///< M_TRIM_THRESHOLD
inline constexpr uint64_t mmapThreshold = uint64_t{128} << 10;  ///< M_MMAP_THRESHOLD
/// Larger requests are refused: the difference of two pointers into them would not fit (malloc(3), PTRDIFF_MAX).
inline constexpr uint64_t largestRequest = INT64_MAX;

constexpr uint64_t roundUp(uint64_t value, uint64_t step) { return (value + step - 1) / step * step; }

/// The bytes of a chunk that holds a request: both tags, the alignment, at least the minimum.
constexpr uint64_t chunkFor(uint64_t request) {
    const uint64_t bytes = roundUp(request + 2 * wordBytes, alignment);
    return bytes < minimumChunk ? minimumChunk : bytes;
}

/// What a header or a footer says.
struct Tag {
    uint64_t size = 0;
    bool inUse = false;
    bool mapped = false;  ///< a mapping of its own, not part of the heap

    static constexpr Tag of(uint64_t word) {
        return {word & ~(alignment - 1), (word & 1) != 0, (word & 2) != 0};
    }
    constexpr uint64_t word() const { return size | (mapped ? 2U : 0U) | (inUse ? 1U : 0U); }
    friend bool operator==(const Tag&, const Tag&) = default;
};

}  // namespace pagewalk::library
