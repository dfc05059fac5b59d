// The merge rule: two regions join only if they are equal in everything but their place.
#include "memory/region.h"

#include <doctest/doctest.h>

#include <functional>

using namespace pagewalk;

namespace {

const PageSize page;

Region left() {
    Region region;
    region.range = {{0x1000}, {0x3000}};
    region.protection = {.read = true, .write = true};
    region.pageOffset = 1;
    return region;
}

Region right() {
    Region region = left();
    region.range = {{0x3000}, {0x4000}};
    region.pageOffset = 3;
    return region;
}

struct Difference {
    const char* what;
    std::function<void(Region&)> make;
};

}  // namespace

TEST_CASE("region: neighbours equal in everything merge") { CHECK(mergeable(left(), right(), page)); }

TEST_CASE("region: each property that differs alone keeps neighbours apart") {
    const std::vector<Difference> differences{
        {"a hole between", [](Region& region) { region.range.start.value += 0x1000; }},
        {"protection to read", [](Region& region) { region.protection.read = false; }},
        {"protection to write", [](Region& region) { region.protection.write = false; }},
        {"protection to execute", [](Region& region) { region.protection.execute = true; }},
        {"sharing", [](Region& region) { region.shared = true; }},
        {"whether it may ever be written", [](Region& region) { region.mayWrite = false; }},
        {"commit charge", [](Region& region) { region.flags.accounted = true; }},
        {"noreserve", [](Region& region) { region.flags.noReserve = true; }},
        {"locked", [](Region& region) { region.flags.locked = true; }},
        {"growsdown", [](Region& region) { region.flags.growsDown = true; }},
        {"stack flag", [](Region& region) { region.flags.noHugePage = true; }},
        {"object", [](Region& region) { region.object = 1; }},
        {"open file", [](Region& region) { region.file = 1; }},
        {"offset one too low", [](Region& region) { --region.pageOffset; }},
        {"offset one too high", [](Region& region) { ++region.pageOffset; }},
        {"name", [](Region& region) { region.name = "[anon:x]"; }},
        {"special", [](Region& region) { region.special = true; }},
    };
    for (const Difference& difference : differences) {
        CAPTURE(std::string(difference.what));
        Region other = right();
        difference.make(other);
        CHECK_FALSE(mergeable(left(), other, page));
    }
}

TEST_CASE("region: equal properties of any kind merge") {
    for (const bool shared : {false, true}) {
        Region low = left();
        Region high = right();
        for (Region* region : {&low, &high}) {
            region->shared = shared;
            region->object = 2;
            region->file = 5;
            region->flags.locked = true;
            region->flags.accounted = true;
            region->protection = {.execute = true};
        }
        CHECK(mergeable(low, high, page));
    }
}

TEST_CASE("region: two open files of one object stay apart") {
    Region low = left();
    Region high = right();
    low.object = high.object = 1;
    low.file = 1;
    high.file = 2;
    CHECK_FALSE(mergeable(low, high, page));
}

// LINUX.md 4: equal, or one side has none and the other's does not come from a parent.
TEST_CASE("region: anon_vmas agree when equal, or when the only one there was made here") {
    const AnonVma none{};
    const AnonVma mine{1, false};
    const AnonVma other{2, false};
    const AnonVma inherited{3, true};
    CHECK(anonVmasAgree(none, none));
    CHECK(anonVmasAgree(mine, mine));
    CHECK(anonVmasAgree(inherited, inherited));
    CHECK(anonVmasAgree(none, mine));
    CHECK(anonVmasAgree(mine, none));
    CHECK_FALSE(anonVmasAgree(mine, other));
    CHECK_FALSE(anonVmasAgree(none, inherited));
    CHECK_FALSE(anonVmasAgree(inherited, none));
    CHECK_FALSE(anonVmasAgree(mine, inherited));
}

TEST_CASE("region: a part starts at its own page of the object") {
    Region region = left();
    region.pageOffset = 10;
    const Region part = region.part({{0x2000}, {0x3000}}, page);
    CHECK(part.pageOffset == 11);
    CHECK(part.range.bytes() == 0x1000);
    CHECK(part.pageInObject({0x2fff}, page) == 11);
    CHECK(mergeable(region.part({{0x1000}, {0x2000}}, page), part, page));
}

TEST_CASE("region: data is what is private and writable") {
    Region region = left();
    CHECK(region.data());
    region.shared = true;
    CHECK_FALSE(region.data());
    region.shared = false;
    region.protection.write = false;
    CHECK_FALSE(region.data());
}
