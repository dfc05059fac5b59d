// The only source of chance in the engine: a seeded generator that is a value.
#pragma once

#include <cstdint>

namespace pagewalk {

/// xorshift64* (Vigna, "An experimental exploration of Marsaglia's xorshift generators, scrambled", 2014).
class Random {
  public:
    explicit Random(uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15U + 1) {}

    uint64_t next() {
        state_ ^= state_ >> 12;
        state_ ^= state_ << 25;
        state_ ^= state_ >> 27;
        return state_ * 0x2545f4914f6cdd1dU;
    }

    /// A number in [0, bound); bound must not be 0. The bias below 2^-32 does not matter for a victim's choice.
    uint32_t below(uint32_t bound) { return static_cast<uint32_t>(((next() >> 32) * bound) >> 32); }

    uint64_t state() const { return state_; }
    friend bool operator==(const Random&, const Random&) = default;

  private:
    uint64_t state_;
};

}  // namespace pagewalk
