#include "kernel/out_of_memory.h"

#include <doctest/doctest.h>

#include "../support/world.h"

using namespace pagewalk;
using namespace pagewalk::testing;

namespace {

void fill(World& world, ProcessId id, uint64_t pages) {
    world.map(id, 0x600000, pages, rw);
    for (uint64_t page = 0; page < pages; ++page) REQUIRE(world.write(id, 0x600000 + page * pageBytes, 1).ok());
}

}  // namespace

TEST_CASE("out_of_memory: the largest process is killed, and the access that wanted memory goes on") {
    World world(withFrames(10));
    const ProcessId large = world.start("large");
    const ProcessId small = world.start("small");
    fill(world, large, 7);
    fill(world, small, 3);
    world.map(small, 0x700000, 1, rw);
    const Touch touch = world.write(small, 0x700000, 1);
    CHECK(touch.ok());
    CHECK(touch.minor == 1);
    CHECK_FALSE(world.kernel.process(large).alive);
    CHECK(world.kernel.process(small).alive);
    CHECK(world.kernel.machine.frames.freeCount() == 6);
}

TEST_CASE("out_of_memory: a process that is the largest itself gets SIGKILL") {
    World world(withFrames(4));
    const ProcessId a = world.start("A");
    fill(world, a, 4);
    world.map(a, 0x700000, 1, rw);
    const Touch touch = world.write(a, 0x700000, 1);
    CHECK(touch.signal == SignalCode::Kill);
    CHECK_FALSE(world.kernel.process(a).alive);
    CHECK(world.kernel.machine.frames.freeCount() == 4);
    CHECK(world.kernel.machine.hardware.cpu.process == noProcess);
}

TEST_CASE("out_of_memory: the latest among equals") {
    World world(withFrames(6));
    const ProcessId a = world.start("A");
    const ProcessId b = world.start("B");
    fill(world, a, 3);
    fill(world, b, 3);
    const Machine& machine = world.kernel.machine;
    CHECK(badnessOf(machine, machine.processes[a]).points() ==
          badnessOf(machine, machine.processes[b]).points());
    CHECK(killForMemory(world.kernel, a) == b);
    CHECK(killForMemory(world.kernel, a) == a);
    CHECK_FALSE(killForMemory(world.kernel, a));
}

TEST_CASE("out_of_memory: pages of a disk file go before anybody is killed") {
    World world(withFrames(4));
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 4, readOnly, privateFile, world.file("/f", FileKind::Disk, 4 * pageBytes));
    for (uint64_t page = 0; page < 4; ++page) world.read(a, 0x600000 + page * pageBytes);
    world.map(a, 0x700000, 1, rw);
    const Touch touch = world.write(a, 0x700000, 1);
    CHECK(touch.ok());
    CHECK(touch.counts.evicted == 1);
    const Touch again = world.read(a, 0x600000);
    CHECK(again.major == 1);
    CHECK(again.value == 1);
}

TEST_CASE("out_of_memory: what was written to a shared file is written back, and read again") {
    World world(withFrames(1));
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 2, rw, sharedFile, world.file("/f", FileKind::Disk, 2 * pageBytes));
    world.write(a, 0x600000, 77);
    CHECK(world.read(a, 0x601000).value == 2);
    CHECK(world.read(a, 0x600000).value == 77);
}
