// LINUX.md 25: the stack grows on any access in the free space below it.
#include "kernel/stack_growth.h"

#include <doctest/doctest.h>

#include "../support/world.h"

using namespace pagewalk;
using namespace pagewalk::testing;

namespace {

constexpr uint64_t stackStart = 0x7fff0000;
constexpr uint64_t stackFlags = privateAnonymous | abi::mapGrowsDown;

struct Stack : World {
    Stack() {
        process = start("A");
        map(process, stackStart, 4, rw, stackFlags);
    }
    ProcessId process;
};

}  // namespace

TEST_CASE("stack_growth: it grows down to the page of the access, whatever lies between") {
    Stack world;
    const Touch touch = world.write(world.process, stackStart - 20 * pageBytes - 1, 1);
    CHECK(touch.ok());
    CHECK(touch.counts.stackGrown == 1);
    CHECK(touch.minor == 1);
    CHECK(world.regions(world.process)[0].range.start.value == stackStart - 21 * pageBytes);
}

TEST_CASE("stack_growth: a read and a fetch grow it too, even a fetch that is then refused") {
    Stack world;
    CHECK(world.read(world.process, stackStart - 1).ok());
    CHECK(world.execute(world.process, stackStart - pageBytes - 1).signal == SignalCode::AccessError);
    CHECK(world.regions(world.process)[0].range.start.value == stackStart - 2 * pageBytes);
}

TEST_CASE("stack_growth: RLIMIT_STACK counts the whole region") {
    Stack world;
    world.kernel.process(world.process).limits.stack = 8 * pageBytes;
    CHECK(world.write(world.process, stackStart - 4 * pageBytes, 1).ok());
    CHECK(world.write(world.process, stackStart - 4 * pageBytes - 1, 1).signal == SignalCode::MapError);
}

TEST_CASE(
    "stack_growth: 256 pages stay free above an accessible mapping, none above PROT_NONE or another stack") {
    for (const bool accessible : {true, false}) {
        Stack world;
        const uint64_t below = stackStart - 300 * pageBytes;
        world.map(world.process, below, 1, accessible ? rw : 0);
        const uint64_t lowest = below + 257 * pageBytes;
        CHECK(world.write(world.process, lowest, 1).ok());
        const Touch touch = world.write(world.process, lowest - 1, 1);
        CHECK(touch.signal == (accessible ? SignalCode::MapError : SignalCode::None));
    }
    Stack world;
    world.map(world.process, stackStart - 10 * pageBytes, 1, rw, stackFlags);
    CHECK(world.write(world.process, stackStart - 9 * pageBytes, 1).ok());
}

TEST_CASE("stack_growth: any region that grows down does, no other") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x40000000, 1, rw, stackFlags);
    world.map(a, 0x50000000, 1, rw);
    CHECK(world.write(a, 0x40000000 - 1, 1).ok());
    CHECK(world.write(a, 0x50000000 - 1, 1).signal == SignalCode::MapError);
}

TEST_CASE("stack_growth: it never goes below the lowest address") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x20000, 1, rw, stackFlags);
    CHECK(world.write(a, abi::lowestPlacement, 1).ok());
    CHECK(world.write(a, abi::lowestPlacement - 1, 1).signal == SignalCode::MapError);
}

TEST_CASE("stack_growth: what it grows by is charged") {
    Stack world;
    const uint64_t before = world.kernel.machine.committedPages;
    world.write(world.process, stackStart - 5 * pageBytes, 1);
    CHECK(world.kernel.machine.committedPages == before + 5);
}
