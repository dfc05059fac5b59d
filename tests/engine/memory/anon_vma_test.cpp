// Which private pages may meet: rules 3 and 4 of the merging of regions.
#include <doctest/doctest.h>

#include "memory/address_space.h"

using namespace pagewalk;

namespace {

constexpr Protection rw{.read = true, .write = true};
constexpr Protection rwx{.read = true, .write = true, .execute = true};

struct Map {
    AddressSpace space;
    EventLog log;

    Region make(uint64_t start, uint64_t end, Protection protection) {
        Region region;
        region.range = {{start}, {end}};
        region.protection = protection;
        region.pageOffset = start >> 12;
        return region;
    }
    Region& map(uint64_t start, uint64_t end, Protection protection = rw) {
        return space.map(make(start, end, protection), log);
    }
    /// The first private frame of the region at an address.
    void touch(uint64_t address) { space.prepareAnonVma(*space.find({address})); }
    AnonVma of(uint64_t address) { return space.find({address})->anonVma; }
    void protect(uint64_t start, uint64_t end, Protection protection) {
        Region changed = space.find({start})->part({{start}, {end}}, space.page());
        changed.protection = protection;
        space.change(changed, log);
    }
    size_t count() const { return space.regions().size(); }
};

}  // namespace

TEST_CASE("anon_vma: a region has none until it is written, and keeps the one it gets") {
    Map map;
    map.map(0x1000, 0x2000);
    CHECK_FALSE(map.of(0x1000).present());
    map.touch(0x1000);
    const AnonVma first = map.of(0x1000);
    CHECK(first.present());
    map.touch(0x1000);
    CHECK(map.of(0x1000) == first);
}

TEST_CASE("anon_vma: neighbours that differ in protection alone take it over, and merge when made equal") {
    Map map;
    map.map(0x1000, 0x2000, rw);
    map.map(0x2000, 0x3000, rwx);
    map.touch(0x1000);
    map.touch(0x2000);
    CHECK(map.of(0x1000) == map.of(0x2000));
    map.protect(0x2000, 0x3000, rw);
    CHECK(map.count() == 1);
}

TEST_CASE("anon_vma: the next neighbour's goes before the previous one's") {
    Map map;
    map.map(0x1000, 0x2000, rwx);
    map.touch(0x1000);
    map.map(0x3000, 0x4000, rwx);
    map.touch(0x3000);
    REQUIRE(map.of(0x1000) != map.of(0x3000));
    map.map(0x2000, 0x3000, rw);
    map.touch(0x2000);
    CHECK(map.of(0x2000) == map.of(0x3000));
}

TEST_CASE("anon_vma: two written apart across a hole never merge, and what fills it joins the left one only") {
    Map map;
    map.map(0x1000, 0x2000);
    map.map(0x3000, 0x4000);
    map.touch(0x1000);
    map.touch(0x3000);
    map.map(0x2000, 0x3000);
    REQUIRE(map.count() == 2);
    CHECK(map.space.regions()[0].range == AddressRange{{0x1000}, {0x3000}});
}

TEST_CASE("anon_vma: an unwritten neighbour joins a written one, on either side") {
    Map map;
    map.map(0x2000, 0x3000);
    map.touch(0x2000);
    map.map(0x1000, 0x2000);
    map.map(0x3000, 0x4000);
    CHECK(map.count() == 1);
    CHECK(map.of(0x1000).present());
}

TEST_CASE("anon_vma: a region that differs in more than protection does not lend it") {
    Map map;
    map.map(0x1000, 0x2000, rw);
    map.touch(0x1000);
    Region locked = map.make(0x2000, 0x3000, rw);
    locked.flags.locked = true;
    map.space.map(locked, map.log);
    map.touch(0x2000);
    CHECK(map.of(0x2000) != map.of(0x1000));
}

TEST_CASE("anon_vma: offsets that do not go on do not lend it") {
    Map map;
    map.map(0x1000, 0x2000, rw);
    map.touch(0x1000);
    Region moved = map.make(0x2000, 0x3000, rw);
    moved.pageOffset = 99;
    map.space.map(moved, map.log);
    map.touch(0x2000);
    CHECK(map.of(0x2000) != map.of(0x1000));
}

TEST_CASE("anon_vma: one from a parent is lent to nobody and meets only itself") {
    Map map;
    map.map(0x1000, 0x3000);
    map.space.find({0x1000})->anonVma = map.space.newAnonVma(true);
    map.map(0x3000, 0x4000);
    CHECK(map.count() == 2);  // not even with one that has none
    map.touch(0x3000);
    CHECK_FALSE(map.of(0x3000).fromParent);
    CHECK(map.of(0x3000) != map.of(0x1000));
    map.protect(0x2000, 0x3000, rwx);
    CHECK(map.count() == 3);
    map.protect(0x2000, 0x3000, rw);
    CHECK(map.count() == 2);  // pieces of itself join again
}
