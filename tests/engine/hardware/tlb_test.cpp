#include "hardware/tlb.h"

#include <doctest/doctest.h>

using namespace pagewalk;

namespace {

Tlb tlbOf(uint32_t entries, uint32_t ways, TlbPolicy policy) { return Tlb({entries, ways, policy, true}, 1); }

TlbEntry entryOf(uint32_t frame) { return {{frame}, true, false, false}; }

Tlb::Evicted insert(Tlb& tlb, uint64_t page) {
    return tlb.insert(1, {page}, entryOf(static_cast<uint32_t>(page)));
}
bool holds(const Tlb& tlb, uint64_t page) { return tlb.peek(1, {page}) != nullptr; }
void use(Tlb& tlb, uint64_t page) { REQUIRE(tlb.lookup(1, {page}) != nullptr); }

}  // namespace

TEST_CASE("tlb: the least recently used entry goes first") {
    Tlb tlb = tlbOf(3, 3, TlbPolicy::Lru);
    for (uint64_t page : {1U, 2U, 3U}) CHECK_FALSE(insert(tlb, page));
    use(tlb, 1);
    CHECK(insert(tlb, 4) == PageNumber{2});
    use(tlb, 3);
    CHECK(insert(tlb, 5) == PageNumber{1});
}

TEST_CASE("tlb: first in, first out, however often it is used") {
    Tlb tlb = tlbOf(3, 3, TlbPolicy::Fifo);
    for (uint64_t page : {1U, 2U, 3U}) insert(tlb, page);
    use(tlb, 1);
    CHECK(insert(tlb, 4) == PageNumber{1});
    insert(tlb, 2);  // replaced in place: it keeps its turn
    CHECK(insert(tlb, 5) == PageNumber{2});
}

// Four ways are a tree of three bits. After 1 2 3 4 all bits point at 1; using 1 turns the root to the right, whose
// bit points at 3: true LRU would have taken 2.
TEST_CASE("tlb: tree PLRU follows the bits of its tree") {
    Tlb tlb = tlbOf(4, 4, TlbPolicy::Plru);
    for (uint64_t page : {1U, 2U, 3U, 4U}) insert(tlb, page);
    use(tlb, 1);
    CHECK(insert(tlb, 5) == PageNumber{3});
    CHECK(insert(tlb, 6) == PageNumber{2});
    CHECK(insert(tlb, 7) == PageNumber{4});
    CHECK(insert(tlb, 8) == PageNumber{1});
}

TEST_CASE("tlb: PLRU never takes the entry used last, at any number of ways") {
    for (uint32_t ways : {2U, 4U, 8U, 16U, 32U}) {
        Tlb tlb = tlbOf(ways, ways, TlbPolicy::Plru);
        for (uint64_t page = 1; page <= ways; ++page) insert(tlb, page);
        for (uint64_t page = ways + 1; page < ways + 100; ++page) {
            const uint64_t last = page - 1;
            use(tlb, last);
            CHECK(insert(tlb, page) != PageNumber{last});
        }
    }
}

TEST_CASE("tlb: a random victim depends on the seed alone") {
    const auto victims = [](uint64_t seed) {
        Tlb tlb({4, 4, TlbPolicy::Random, true}, seed);
        std::vector<uint64_t> gone;
        for (uint64_t page = 1; page < 40; ++page) {
            if (const auto evicted = insert(tlb, page)) gone.push_back(evicted->value);
        }
        return gone;
    };
    CHECK(victims(1) == victims(1));
    CHECK(victims(1) != victims(2));
    CHECK(victims(1).size() == 35);
}

TEST_CASE("tlb: a page can only be in its own set") {
    Tlb tlb = tlbOf(8, 2, TlbPolicy::Lru);
    for (uint64_t page : {0U, 4U}) insert(tlb, page);
    CHECK(insert(tlb, 8) == PageNumber{0});
    for (uint64_t page : {1U, 2U, 3U}) CHECK_FALSE(insert(tlb, page));
    CHECK(holds(tlb, 4));
    CHECK(holds(tlb, 8));
    for (const Tlb::Slot& slot : tlb.slots()) CHECK(slot.set == slot.page.value % 4);
}

TEST_CASE("tlb: sets need not be a power of two") {
    Tlb tlb = tlbOf(6, 2, TlbPolicy::Lru);
    for (uint64_t page : {0U, 3U}) insert(tlb, page);
    CHECK(insert(tlb, 6) == PageNumber{0});
    CHECK_FALSE(insert(tlb, 7));
}

TEST_CASE("tlb: the same page of two address spaces is two entries") {
    Tlb tlb = tlbOf(4, 4, TlbPolicy::Lru);
    tlb.insert(1, {7}, entryOf(10));
    tlb.insert(2, {7}, entryOf(20));
    CHECK(tlb.lookup(1, {7})->frame == FrameNumber{10});
    CHECK(tlb.lookup(2, {7})->frame == FrameNumber{20});
    CHECK(tlb.lookup(3, {7}) == nullptr);
}

TEST_CASE("tlb: flushing one address space leaves the others") {
    Tlb tlb = tlbOf(8, 8, TlbPolicy::Lru);
    for (uint64_t page : {1U, 2U, 3U}) tlb.insert(1, {page}, entryOf(1));
    for (uint64_t page : {1U, 2U}) tlb.insert(2, {page}, entryOf(2));
    CHECK(tlb.flush(1) == 3);
    CHECK(tlb.peek(1, {1}) == nullptr);
    CHECK(tlb.peek(2, {2}) != nullptr);
    CHECK(tlb.flush(1) == 0);
    CHECK(tlb.flushAll() == 2);
    CHECK(tlb.slots().empty());
}

TEST_CASE("tlb: an invalidated slot is filled before anything has to go") {
    Tlb tlb = tlbOf(2, 2, TlbPolicy::Lru);
    for (uint64_t page : {1U, 2U}) insert(tlb, page);
    CHECK(tlb.invalidate(1, {1}));
    CHECK_FALSE(tlb.invalidate(1, {1}));
    CHECK_FALSE(insert(tlb, 3));
    CHECK(holds(tlb, 2));
}

TEST_CASE("tlb: looking without touching changes neither order nor counts") {
    Tlb tlb = tlbOf(2, 2, TlbPolicy::Lru);
    for (uint64_t page : {1U, 2U}) insert(tlb, page);
    const Tlb before = tlb;
    CHECK(holds(tlb, 1));
    CHECK_FALSE(holds(tlb, 9));
    CHECK(tlb == before);
    CHECK(insert(tlb, 3) == PageNumber{1});
}

TEST_CASE("tlb: hits and misses are counted") {
    Tlb tlb = tlbOf(2, 2, TlbPolicy::Lru);
    CHECK(tlb.lookup(1, {1}) == nullptr);
    insert(tlb, 1);
    use(tlb, 1);
    use(tlb, 1);
    CHECK(tlb.hits() == 2);
    CHECK(tlb.misses() == 1);
}

TEST_CASE("tlb: a replaced entry is the new one") {
    Tlb tlb = tlbOf(2, 2, TlbPolicy::Lru);
    insert(tlb, 1);
    CHECK_FALSE(tlb.insert(1, {1}, entryOf(99)));
    CHECK(tlb.lookup(1, {1})->frame == FrameNumber{99});
    CHECK(tlb.slots().size() == 1);
}

TEST_CASE("tlb: a copy is a value") {
    Tlb tlb = tlbOf(4, 2, TlbPolicy::Plru);
    for (uint64_t page = 0; page < 9; ++page) insert(tlb, page);
    Tlb copy = tlb;
    CHECK(copy == tlb);
    Hasher a;
    Hasher b;
    tlb.addTo(a);
    copy.addTo(b);
    CHECK(a.digest() == b.digest());
    use(copy, 8);
    CHECK_FALSE(copy == tlb);
    CHECK(insert(copy, 20) == insert(tlb, 20));
}
