// A digest of the machine's state: equal states, equal digests, on every platform and word size.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace pagewalk {

/// Feeds numbers and bytes into 64 bits. Order matters; nothing platform dependent (size_t, padding, pointers) may be fed.
class Hasher {
  public:
    /// One number: multiply and fold, the mixing step of splitmix64's finalizer.
    void add(uint64_t value) {
        state_ ^= value + 0x9e3779b97f4a7c15U + (state_ << 6) + (state_ >> 2);
        state_ = (state_ ^ (state_ >> 30)) * 0xbf58476d1ce4e5b9U;
        state_ = (state_ ^ (state_ >> 27)) * 0x94d049bb133111ebU;
        state_ ^= state_ >> 31;
    }

    /// Bytes with their length, little-endian eight at a time so that the host's byte order does not matter.
    void add(const uint8_t* bytes, size_t count) {
        add(static_cast<uint64_t>(count));
        for (size_t i = 0; i < count; i += 8) {
            uint64_t word = 0;
            for (size_t k = 0; k < 8 && i + k < count; ++k) word |= uint64_t{bytes[i + k]} << (8 * k);
            add(word);
        }
    }

    void add(std::string_view text) { add(reinterpret_cast<const uint8_t*>(text.data()), text.size()); }

    uint64_t digest() const { return state_; }

  private:
    uint64_t state_ = 0x70616765'77616c6bU;  // any constant: "pagewalk"
};

}  // namespace pagewalk
