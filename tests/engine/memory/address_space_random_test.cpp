// The map of regions against the plainest model of it: what each single page is.
#include <doctest/doctest.h>

#include <array>

#include "../support/chance.h"
#include "memory/address_space.h"

using namespace pagewalk;
using pagewalk::testing::Chance;

namespace {

constexpr uint64_t pages = 64;
constexpr uint64_t bytes = 4096;

/// Which of a few kinds a page is of; 0: nothing there. The kinds differ in one property each.
using Model = std::array<unsigned, pages>;

Region regionOf(unsigned kind, uint64_t first, uint64_t last) {
    Region region;
    region.range = {{first * bytes}, {last * bytes}};
    region.protection = {.read = true, .write = kind != 2};
    region.shared = kind == 3;
    region.flags.locked = kind == 4;
    region.object = kind == 5 ? 1 : noObject;
    region.file = kind == 5 ? 1 : noOpenFile;
    region.pageOffset = first;
    return region;
}

unsigned kindOf(const Region& region) {
    if (region.object == 1) return 5;
    if (region.flags.locked) return 4;
    if (region.shared) return 3;
    return region.protection.write ? 1 : 2;
}

void checkAgainst(const AddressSpace& space, const Model& model) {
    uint64_t end = 0;
    const Region* below = nullptr;
    Model seen{};
    for (const Region& region : space.regions()) {
        REQUIRE(region.range.start.value >= end);
        REQUIRE_FALSE(region.range.empty());
        REQUIRE(region.pageOffset == region.range.start.value / bytes);
        end = region.range.end.value;
        for (uint64_t page = region.range.start.value / bytes; page < end / bytes; ++page)
            seen[page] = kindOf(region);
        // Every change looks at both its neighbours, so nothing that may merge is left apart.
        if (below != nullptr) REQUIRE_FALSE(mergeable(*below, region, space.page()));
        below = &region;
    }
    REQUIRE(seen == model);
    for (uint64_t page = 0; page < pages; ++page) {
        const Region* region = space.find({page * bytes + 17});
        REQUIRE((region != nullptr ? kindOf(*region) : 0) == model[page]);
    }
}

void changeEach(AddressSpace& space, EventLog& log, Model& model, uint64_t first, uint64_t last,
                unsigned kind) {
    for (uint64_t at = first; at < last;) {
        const Region* region = space.find({at * bytes});
        if (region == nullptr) return;
        const uint64_t end = std::min(last, region->range.end.value / bytes);
        // A change never gives a region another object.
        const bool possible = kind != 5 && kindOf(*region) != 5 && kind != kindOf(*region);
        if (possible) {
            space.change(regionOf(kind, at, end), log);
            for (uint64_t page = at; page < end; ++page) model[page] = kind;
        }
        at = end;
    }
}

}  // namespace

TEST_CASE("address_space: any sequence of changes leaves what each page was last made") {
    for (uint64_t seed = 1; seed <= 10; ++seed) {
        AddressSpace space;
        EventLog log;
        Model model{};
        Chance chance(seed);
        for (int i = 0; i < 600; ++i) {
            const uint64_t first = chance.below(pages - 1);
            const uint64_t last = std::min(pages, first + 1 + chance.below(12));
            const auto kind = static_cast<unsigned>(1 + chance.below(5));
            switch (chance.below(3)) {
                case 0:
                    space.unmap({{first * bytes}, {last * bytes}}, log);
                    for (uint64_t page = first; page < last; ++page) model[page] = 0;
                    break;
                case 1:
                    space.unmap({{first * bytes}, {last * bytes}}, log);
                    space.map(regionOf(kind, first, last), log);
                    for (uint64_t page = first; page < last; ++page) model[page] = kind;
                    break;
                default: changeEach(space, log, model, first, last, kind); break;
            }
            CAPTURE(seed);
            CAPTURE(i);
            checkAgainst(space, model);
        }
    }
}
