#include "memory/address_space.h"

#include <doctest/doctest.h>

using namespace pagewalk;

namespace {

Region anonymous(uint64_t start, uint64_t end, Protection protection = {.read = true, .write = true}) {
    Region region;
    region.range = {{start}, {end}};
    region.protection = protection;
    region.pageOffset = start >> 12;
    return region;
}

struct Map {
    AddressSpace space;
    EventLog log;

    Region& map(uint64_t start, uint64_t end, Protection protection = {.read = true, .write = true}) {
        return space.map(anonymous(start, end, protection), log);
    }
    size_t count() const { return space.regions().size(); }
    AddressRange range(size_t index) const { return space.regions()[index].range; }
};

constexpr Protection readOnly{.read = true};

}  // namespace

TEST_CASE("address_space: an address finds its region, a hole nothing") {
    Map map;
    map.map(0x2000, 0x4000);
    map.map(0x8000, 0x9000);
    CHECK(map.space.find({0x2000})->range.start.value == 0x2000);
    CHECK(map.space.find({0x3fff})->range.start.value == 0x2000);
    CHECK(map.space.find({0x4000}) == nullptr);
    CHECK(map.space.find({0x1fff}) == nullptr);
    CHECK(map.space.firstEndingAbove({0x4000})->range.start.value == 0x8000);
    CHECK(map.space.firstEndingAbove({0x9000}) == nullptr);
    CHECK(map.space.below({0x8000})->range.start.value == 0x2000);
    CHECK(map.space.below({0x2000}) == nullptr);
}

TEST_CASE("address_space: a range is occupied when anything reaches into it") {
    Map map;
    map.map(0x2000, 0x4000);
    CHECK(map.space.occupied({{0x3000}, {0x9000}}));
    CHECK(map.space.occupied({{0x1000}, {0x2001}}));
    CHECK(map.space.occupied({{0x0}, {0x9000}}));
    CHECK_FALSE(map.space.occupied({{0x4000}, {0x9000}}));
    CHECK_FALSE(map.space.occupied({{0x1000}, {0x2000}}));
}

TEST_CASE("address_space: a mapping between two equal ones joins both") {
    Map map;
    map.map(0x1000, 0x2000);
    map.map(0x3000, 0x4000);
    CHECK(map.count() == 2);
    map.map(0x2000, 0x3000);
    REQUIRE(map.count() == 1);
    CHECK(map.range(0) == AddressRange{{0x1000}, {0x4000}});
}

TEST_CASE("address_space: what is placed joins nobody") {
    Map map;
    map.space.place(anonymous(0x1000, 0x2000));
    map.space.place(anonymous(0x2000, 0x3000));
    CHECK(map.count() == 2);
}

TEST_CASE("address_space: the break joins what lies below it, never what lies above") {
    Map map;
    map.map(0x1000, 0x2000);
    map.map(0x3000, 0x4000);
    map.space.extend(anonymous(0x2000, 0x3000), map.log);
    REQUIRE(map.count() == 2);
    CHECK(map.range(0) == AddressRange{{0x1000}, {0x3000}});
}

TEST_CASE("address_space: unmapping cuts, splits, and takes out whole regions") {
    Map map;
    map.map(0x1000, 0x5000);
    map.map(0x6000, 0x7000);
    map.space.unmap({{0x2000}, {0x3000}}, map.log);
    REQUIRE(map.count() == 3);
    CHECK(map.range(0) == AddressRange{{0x1000}, {0x2000}});
    CHECK(map.range(1) == AddressRange{{0x3000}, {0x5000}});
    CHECK(map.space.regions()[1].pageOffset == 3);
    map.space.unmap({{0x0}, {0x10000}}, map.log);
    CHECK(map.count() == 0);
    map.space.unmap({{0x0}, {0x10000}}, map.log);
}

TEST_CASE("address_space: splitting at a border does nothing") {
    Map map;
    map.map(0x1000, 0x3000);
    map.space.split({0x1000}, map.log);
    map.space.split({0x3000}, map.log);
    map.space.split({0x8000}, map.log);
    CHECK(map.count() == 1);
    map.space.split({0x2000}, map.log);
    CHECK(map.count() == 2);
}

TEST_CASE("address_space: a changed part stands alone, and joins again when changed back") {
    Map map;
    map.map(0x1000, 0x5000);
    Region part = anonymous(0x2000, 0x3000, readOnly);
    map.space.change(part, map.log);
    REQUIRE(map.count() == 3);
    CHECK(map.space.regions()[1].protection == readOnly);
    part.protection = {.read = true, .write = true};
    map.space.change(part, map.log);
    REQUIRE(map.count() == 1);
    CHECK(map.range(0) == AddressRange{{0x1000}, {0x5000}});
}

TEST_CASE("address_space: a changed part moves the border with the neighbour it now equals") {
    Map map;
    map.map(0x1000, 0x3000);
    map.map(0x3000, 0x5000, readOnly);
    map.space.change(anonymous(0x2000, 0x3000, readOnly), map.log);
    REQUIRE(map.count() == 2);
    CHECK(map.range(0) == AddressRange{{0x1000}, {0x2000}});
    CHECK(map.range(1) == AddressRange{{0x2000}, {0x5000}});
    CHECK(map.space.regions()[1].pageOffset == 2);
    map.space.change(anonymous(0x2000, 0x4000), map.log);
    CHECK(map.range(0) == AddressRange{{0x1000}, {0x4000}});
}

// LINUX.md 5: only neighbours of the changed range are looked at.
TEST_CASE("address_space: a change inside leaves other mergeable neighbours apart") {
    Map map;
    map.space.place(anonymous(0x1000, 0x2000));
    map.space.place(anonymous(0x2000, 0x3000));
    map.map(0x3000, 0x5000, readOnly);
    map.space.change(anonymous(0x4000, 0x5000), map.log);
    CHECK(map.count() == 4);
}

TEST_CASE("address_space: growing down keeps the offset of every page") {
    Map map;
    Region& stack = map.map(0x8000, 0x9000);
    map.space.growDown(stack, {0x6000});
    CHECK(map.range(0) == AddressRange{{0x6000}, {0x9000}});
    CHECK(map.space.regions()[0].pageInObject({0x8000}, PageSize{}) == 8);
}

TEST_CASE("address_space: labels go by place") {
    Map map;
    map.map(0x1000, 0x3000);
    map.map(0x8000, 0x9000, readOnly);
    map.space.heapStart = {0x1000};
    map.space.heapEnd = {0x2000};
    map.space.stackTop = {0x8000};
    CHECK(map.space.label(map.space.regions()[0]) == "[heap]");
    CHECK(map.space.label(map.space.regions()[1]) == "[stack]");
    map.space.heapEnd = {0x1000};
    CHECK(map.space.label(map.space.regions()[0]).empty());
}
