// Chance with a seed: the same numbers on every machine, so that a failure can be played again.
#pragma once

#include <cstdint>
#include <random>

namespace pagewalk::testing {

/// The standard fixes what mt19937_64 gives, but not what its distributions do: those are left alone.
class Chance {
  public:
    explicit Chance(uint64_t seed) : engine_(seed) {}

    uint64_t bits() { return engine_(); }
    /// A number in [0, bound).
    uint64_t below(uint64_t bound) { return engine_() % bound; }
    /// True once in `n` times.
    bool once(uint64_t n) { return below(n) == 0; }
    template <class List>
    const auto& of(const List& list) {
        return list[below(std::size(list))];
    }

  private:
    std::mt19937_64 engine_;
};

}  // namespace pagewalk::testing
