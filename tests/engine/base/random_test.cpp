#include "base/random.h"

#include <doctest/doctest.h>

#include <array>

using namespace pagewalk;

TEST_CASE("random: the same seed gives the same numbers, another seed others") {
    Random a(1);
    Random b(1);
    Random c(2);
    for (int i = 0; i < 100; ++i) {
        const uint64_t number = a.next();
        CHECK(number == b.next());
        CHECK(number != c.next());
    }
    CHECK(a == b);
}

TEST_CASE("random: numbers below a bound reach every one of them") {
    Random random(3);
    std::array<unsigned, 5> seen{};
    for (int i = 0; i < 5000; ++i) {
        const uint32_t number = random.below(5);
        REQUIRE(number < 5);
        ++seen[number];
    }
    for (const unsigned count : seen) CHECK(count > 800);
}
