#include "base/hash.h"

#include <doctest/doctest.h>

#include <array>

using namespace pagewalk;

namespace {

template <class... Values>
uint64_t digestOf(Values... values) {
    Hasher hasher;
    (hasher.add(values), ...);
    return hasher.digest();
}

constexpr uint64_t number(uint64_t value) { return value; }

}  // namespace

// Pinned: a digest of the state stands in tests and reports, and must be the same on every machine and for ever.
TEST_CASE("hash: the digests of known input") {
    CHECK(digestOf() == 0x7061676577616c6bU);
    CHECK(digestOf(number(0)) == 0xcdf08a4310512a10U);
    CHECK(digestOf(number(1), number(2)) == 0xb700d47100331e7bU);
    CHECK(digestOf(std::string_view("pagewalk")) == 0xced1b5229b8d9150U);
}

TEST_CASE("hash: order, length and every bit count") {
    CHECK(digestOf(number(1), number(2)) != digestOf(number(2), number(1)));
    CHECK(digestOf(number(0)) != digestOf(number(0), number(0)));
    CHECK(digestOf(std::string_view("ab"), std::string_view("c")) !=
          digestOf(std::string_view("a"), std::string_view("bc")));
    CHECK(digestOf(std::string_view("")) != digestOf());
    for (unsigned bit = 0; bit < 64; ++bit) CHECK(digestOf(number(0)) != digestOf(uint64_t{1} << bit));
}

TEST_CASE("hash: bytes are read little-endian, eight at a time, with their length") {
    const std::array<uint8_t, 10> bytes{1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    Hasher hasher;
    hasher.add(bytes.data(), bytes.size());
    CHECK(hasher.digest() == digestOf(number(10), number(0x0807060504030201), number(0x0a09)));
}
