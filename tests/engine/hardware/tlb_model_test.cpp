// The TLB against the plainest buffer that could be written: lists, searched from the front.
#include <doctest/doctest.h>

#include <algorithm>
#include <list>

#include "../support/chance.h"
#include "hardware/tlb.h"

using namespace pagewalk;
using pagewalk::testing::Chance;

namespace {

/// LRU and FIFO only: the front of a set's list is the next victim.
class PlainTlb {
  public:
    PlainTlb(uint32_t entries, uint32_t ways, bool refresh)
        : ways_(ways), refresh_(refresh), sets_(entries / ways) {}

    struct Entry {
        Asid asid;
        uint64_t page;
        uint32_t frame;
    };

    const Entry* lookup(Asid asid, uint64_t page) {
        auto& set = sets_[page % sets_.size()];
        const auto at = find(set, asid, page);
        if (at == set.end()) return nullptr;
        if (refresh_) set.splice(set.end(), set, at);
        return &*at;
    }

    std::optional<uint64_t> insert(Asid asid, uint64_t page, uint32_t frame) {
        auto& set = sets_[page % sets_.size()];
        const auto at = find(set, asid, page);
        if (at != set.end()) {
            at->frame = frame;
            if (refresh_) set.splice(set.end(), set, at);
            return std::nullopt;
        }
        std::optional<uint64_t> gone;
        if (set.size() == ways_) {
            gone = set.front().page;
            set.pop_front();
        }
        set.push_back({asid, page, frame});
        return gone;
    }

    bool invalidate(Asid asid, uint64_t page) {
        auto& set = sets_[page % sets_.size()];
        const auto at = find(set, asid, page);
        if (at == set.end()) return false;
        set.erase(at);
        return true;
    }

    uint32_t flush(Asid asid) {
        uint32_t dropped = 0;
        for (auto& set : sets_) {
            dropped +=
                static_cast<uint32_t>(set.remove_if([asid](const Entry& entry) { return entry.asid == asid; }));
        }
        return dropped;
    }

  private:
    static std::list<Entry>::iterator find(std::list<Entry>& set, Asid asid, uint64_t page) {
        return std::find_if(set.begin(), set.end(),
                            [&](const Entry& entry) { return entry.asid == asid && entry.page == page; });
    }

    uint32_t ways_;
    bool refresh_;
    std::vector<std::list<Entry>> sets_;
};

/// A page of a small working set, or now and then any of the address space.
uint64_t somePage(Chance& chance) { return chance.once(10) ? chance.bits() >> 16 : chance.below(48); }

void compare(const TlbConfig& config, uint64_t seed) {
    Tlb tlb(config, 1);
    PlainTlb plain(config.entries, config.ways, config.policy == TlbPolicy::Lru);
    Chance chance(seed);
    uint64_t hits = 0;
    for (uint32_t i = 0; i < 40'000; ++i) {
        const auto asid = static_cast<Asid>(1 + chance.below(3));
        const uint64_t page = somePage(chance);
        if (chance.once(30)) {
            REQUIRE(tlb.invalidate(asid, {page}) == plain.invalidate(asid, page));
        } else if (chance.once(2000)) {
            REQUIRE(tlb.flush(asid) == plain.flush(asid));
        } else if (const auto* known = plain.lookup(asid, page)) {
            const TlbEntry* found = tlb.lookup(asid, {page});
            REQUIRE(found != nullptr);
            REQUIRE(found->frame.value == known->frame);
            ++hits;
        } else {
            REQUIRE(tlb.lookup(asid, {page}) == nullptr);
            const auto expected = plain.insert(asid, page, i);
            const auto evicted = tlb.insert(asid, {page}, {{i}, true, true, true});
            REQUIRE(evicted.has_value() == expected.has_value());
            if (expected) REQUIRE(evicted->value == *expected);
        }
    }
    CHECK(tlb.hits() == hits);
    CHECK(hits > 1000);
}

}  // namespace

TEST_CASE("tlb: LRU and FIFO agree with plain lists over long strings of accesses") {
    uint64_t seed = 1;
    for (const TlbPolicy policy : {TlbPolicy::Lru, TlbPolicy::Fifo}) {
        compare({16, 16, policy, true}, seed++);
        compare({64, 4, policy, true}, seed++);
        compare({32, 1, policy, true}, seed++);
        compare({24, 8, policy, true}, seed++);
        compare({18, 3, policy, true}, seed++);
    }
}

// PLRU has no simple list, but its tree can be walked plainly: a bit a node, told where the last use was not.
TEST_CASE("tlb: PLRU agrees with a plain tree over long strings of accesses") {
    constexpr uint32_t ways = 8;
    Tlb tlb({ways, ways, TlbPolicy::Plru, true}, 1);
    bool right[ways] = {};  // by node, 1 to 7
    uint64_t slots[ways];
    uint32_t filled = 0;
    const auto use = [&](uint32_t way) {
        uint32_t node = 1;
        for (uint32_t half = ways / 2; half >= 1; half /= 2) {
            const bool wentRight = (way & half) != 0;
            right[node] = !wentRight;
            node = 2 * node + (wentRight ? 1 : 0);
        }
    };
    Chance chance(5);
    for (int i = 0; i < 20'000; ++i) {
        const uint64_t page = chance.below(12);
        const auto at = std::find(slots, slots + filled, page);
        const bool hit = at != slots + filled;
        REQUIRE((tlb.lookup(1, {page}) != nullptr) == hit);
        if (hit) {
            use(static_cast<uint32_t>(at - slots));
            continue;
        }
        const bool full = filled == ways;
        uint32_t way = filled;
        if (full) {
            uint32_t node = 1;
            while (node < ways) node = 2 * node + (right[node] ? 1 : 0);
            way = node - ways;
        } else {
            ++filled;
        }
        const auto evicted = tlb.insert(1, {page}, {{1}, true, true, true});
        REQUIRE(evicted.has_value() == full);
        if (full) REQUIRE(evicted->value == slots[way]);
        slots[way] = page;
        use(way);
    }
}
