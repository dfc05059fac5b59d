#include "kernel/access.h"

#include <doctest/doctest.h>

#include "../support/world.h"

using namespace pagewalk;
using namespace pagewalk::testing;

namespace {

AccessResult accessOf(World& world, ProcessId id, uint64_t address, Access kind, std::vector<uint8_t>& bytes) {
    switchTo(world.kernel, id);
    return access(world.kernel, id, {address}, kind, bytes, nullptr);
}

}  // namespace

TEST_CASE("access: bytes written are bytes read, across a page too") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 4, rw);
    for (const size_t size : {1U, 2U, 8U, 4096U, 5000U, 9000U}) {
        std::vector<uint8_t> bytes(size);
        for (size_t i = 0; i < size; ++i) bytes[i] = static_cast<uint8_t>(i * 7 + size);
        std::vector<uint8_t> written = bytes;
        REQUIRE(accessOf(world, a, 0x600ffd, Access::Write, written).ok());
        std::vector<uint8_t> read(size);
        REQUIRE(accessOf(world, a, 0x600ffd, Access::Read, read).ok());
        CHECK(read == bytes);
    }
}

// LINUX.md 10.
TEST_CASE("access: two pages fault low first, once each") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 2, rw);
    std::vector<uint8_t> bytes{1, 2};
    REQUIRE(accessOf(world, a, 0x600fff, Access::Write, bytes).ok());
    CHECK(world.kernel.process(a).faults.minor == 2);
    CHECK(world.entry(a, 0x600000).frame == FrameNumber{1});
    CHECK(world.entry(a, 0x601000).frame == FrameNumber{2});
}

TEST_CASE("access: if the second page refuses nothing is written, but the first was faulted in and counted") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 1, rw);
    std::vector<uint8_t> bytes{7, 7};
    const AccessResult result = accessOf(world, a, 0x600fff, Access::Write, bytes);
    CHECK(result.signal == SignalCode::MapError);
    CHECK(result.faultAddress.value == 0x601000);
    CHECK(world.kernel.process(a).faults.minor == 1);
    CHECK(world.entry(a, 0x600000).present);
    CHECK(world.read(a, 0x600fff).value == 0);
}

TEST_CASE("access: the signal's address is the byte that could not be reached") {
    World world;
    const ProcessId a = world.start("A");
    std::vector<uint8_t> bytes(4);
    CHECK(accessOf(world, a, 0x123456, Access::Read, bytes).faultAddress.value == 0x123456);
}

TEST_CASE("access: a translation a page, with the byte's own physical address") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 3, rw);
    std::vector<uint8_t> bytes(4100);
    std::vector<Translation> translations;
    REQUIRE(access(world.kernel, a, {0x600ffe}, Access::Write, bytes, &translations).ok());
    REQUIRE(translations.size() == 3);
    CHECK(translations[0].page.value == 0x600000);
    CHECK(translations[0].physical.value % pageBytes == 0xffe);
    CHECK(translations[1].physical.value % pageBytes == 0);
    CHECK(translations[2].page.value == 0x602000);
}

TEST_CASE("access: what happens is the same, whether somebody listens or not") {
    World quiet;
    World heard;
    heard.kernel.log.listen(10);
    for (World* world : {&quiet, &heard}) {
        const ProcessId a = world->start("A");
        world->map(a, 0x600000, 8, rw);
        for (uint64_t i = 0; i < 40; ++i)
            world->touch(a, 0x600000 + i * 700, i % 3 == 0 ? Access::Read : Access::Write, 5);
    }
    CHECK(heard.kernel.log.events().size() == 10);
    CHECK(heard.kernel.log.omitted() > 0);
    CHECK(quiet.kernel.machine == heard.kernel.machine);
}
