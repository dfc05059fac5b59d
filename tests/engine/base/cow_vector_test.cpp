#include "base/cow_vector.h"

#include <doctest/doctest.h>

#include "../support/chance.h"

using namespace pagewalk;
using pagewalk::testing::Chance;

namespace {

bool same(int a, int b) { return a == b; }

}  // namespace

TEST_CASE("cow_vector: elements are default values until they are written") {
    CowVector<int> vector;
    vector.resize(5000);
    CHECK(vector.size() == 5000);
    CHECK(vector[4999] == 0);
    unsigned stored = 0;
    vector.forEachStored([&](size_t, int) { ++stored; });
    CHECK(stored == 0);
    vector.writable(4999) = 7;
    CHECK(vector[4999] == 7);
    vector.forEachStored([&](size_t index, int) { CHECK(index < 5000); });
}

TEST_CASE("cow_vector: a copy keeps what it was, whichever of the two is written") {
    CowVector<int> original;
    original.resize(3000);
    original.writable(1) = 1;
    CowVector<int> copy = original;
    original.writable(1) = 2;
    copy.writable(2) = 3;
    CHECK(original[1] == 2);
    CHECK(original[2] == 0);
    CHECK(copy[1] == 1);
    CHECK(copy[2] == 3);
}

TEST_CASE("cow_vector: equal is element by element, storage or not") {
    CowVector<int> a;
    CowVector<int> b;
    a.resize(3000);
    b.resize(3000);
    a.writable(2500) = 0;
    CHECK(a.equals(b, same));
    b.writable(2999) = 1;
    CHECK_FALSE(a.equals(b, same));
    b.writable(2999) = 0;
    CHECK(a.equals(b, same));
    b.resize(3001);
    CHECK_FALSE(a.equals(b, same));
}

TEST_CASE("cow_vector: many copies and writes, as plain vectors have them") {
    Chance chance(7);
    std::vector<CowVector<int>> tested(4);
    std::vector<std::vector<int>> plain(4, std::vector<int>(2500));
    for (auto& vector : tested) vector.resize(2500);
    for (int i = 0; i < 20'000; ++i) {
        const size_t which = chance.below(4);
        if (chance.once(50)) {
            const size_t from = chance.below(4);
            tested[which] = tested[from];
            plain[which] = plain[from];
        } else {
            const size_t index = chance.below(2500);
            tested[which].writable(index) = i;
            plain[which][index] = i;
        }
        const size_t index = chance.below(2500);
        REQUIRE(tested[which][index] == plain[which][index]);
    }
    for (size_t a = 0; a < 4; ++a) {
        for (size_t b = 0; b < 4; ++b) CHECK(tested[a].equals(tested[b], same) == (plain[a] == plain[b]));
    }
}
