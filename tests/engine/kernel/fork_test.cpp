#include "kernel/calls/fork.h"

#include <doctest/doctest.h>

#include "../support/world.h"
#include "kernel/calls/exit.h"
#include "kernel/calls/mprotect.h"
#include "kernel/calls/munmap.h"

using namespace pagewalk;
using namespace pagewalk::testing;

namespace {

ProcessId forkOf(World& world, ProcessId parent, const char* name = "C") {
    const auto child = fork(world.kernel, parent, name);
    REQUIRE(child.ok());
    return child.value();
}

}  // namespace

// LINUX.md 20: the first writer copies; the last owner reuses its frame, for one minor fault all the same.
TEST_CASE("fork: the first writer copies, the last owner reuses its frame") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 1, rw);
    const uint32_t frame = world.write(a, 0x600000, 1).frame;
    const ProcessId c = forkOf(world, a);
    CHECK(world.read(c, 0x600000).value == 1);
    CHECK(world.entry(c, 0x600000).frame.value == frame);
    CHECK_FALSE(world.entry(a, 0x600000).writable);
    Touch touch = world.write(c, 0x600000, 2);
    CHECK(touch.served(FaultKind::CopyOnWrite) == 1);
    CHECK(touch.minor == 1);
    CHECK(touch.frame != frame);
    touch = world.write(a, 0x600000, 3);
    CHECK(touch.served(FaultKind::ReuseWritable) == 1);
    CHECK(touch.minor == 1);
    CHECK(touch.frame == frame);
    CHECK(world.read(c, 0x600000).value == 2);
}

TEST_CASE("fork: the last owner reuses its frame also when the other exited or unmapped it") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 2, rw);
    world.write(a, 0x600000, 1);
    world.write(a, 0x601000, 1);
    const ProcessId c = forkOf(world, a);
    REQUIRE(munmap(world.kernel, c, {0x600000}, pageBytes) == Errno::None);
    CHECK(world.write(a, 0x600000, 2).served(FaultKind::ReuseWritable) == 1);
    exitProcess(world.kernel, c);
    CHECK(world.write(a, 0x601000, 2).served(FaultKind::ReuseWritable) == 1);
}

// LINUX.md 19.
TEST_CASE("fork: tables are copied only for regions that have private pages") {
    World world;
    const ProcessId a = world.start("A");
    const OpenFileId file = world.file("/f", FileKind::Disk, 4 * pageBytes);
    world.map(a, 0x600000, 1, rw);                     // written
    world.map(a, 0x700000, 1, rw);                     // only read
    world.map(a, 0x800000, 1, rw, sharedAnonymous);    // shared
    world.map(a, 0x900000, 2, rw, privateFile, file);  // a private file, never written
    world.map(a, 0xa00000, 2, rw, privateFile, file);  // one private copy: all its entries
    world.write(a, 0x600000, 1);
    world.read(a, 0x700000);
    world.write(a, 0x800000, 1);
    world.read(a, 0x900000);
    world.read(a, 0xa00000);
    world.write(a, 0xa01000, 1);
    const ProcessId c = forkOf(world, a);
    CHECK(world.entry(c, 0x600000).mapped());
    CHECK_FALSE(world.entry(c, 0x700000).mapped());
    CHECK_FALSE(world.entry(c, 0x800000).mapped());
    CHECK_FALSE(world.entry(c, 0x900000).mapped());
    CHECK(world.entry(c, 0xa00000).mapped());
    CHECK(world.entry(c, 0xa01000).mapped());
    CHECK(world.read(c, 0x800000).minor == 1);
    CHECK(world.read(c, 0x600000).minor == 0);
}

TEST_CASE("fork: shared memory stays one, private memory does not") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 1, rw);
    world.map(a, 0x700000, 1, rw, sharedAnonymous);
    const ProcessId c = forkOf(world, a);
    world.write(c, 0x600000, 5);
    world.write(c, 0x700000, 6);
    CHECK(world.read(a, 0x600000).value == 0);
    CHECK(world.read(a, 0x700000).value == 6);
    CHECK(world.entry(a, 0x700000).frame == world.entry(c, 0x700000).frame);
}

TEST_CASE("fork: a frame of three owners is copied twice") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 1, rw);
    const uint32_t frame = world.write(a, 0x600000, 1).frame;
    const ProcessId b = forkOf(world, a, "B");
    const ProcessId c = forkOf(world, b, "C");
    CHECK(world.kernel.machine.frames.at(FrameNumber{frame}).owners == 3);
    CHECK(world.write(a, 0x600000, 2).served(FaultKind::CopyOnWrite) == 1);
    CHECK(world.write(b, 0x600000, 3).served(FaultKind::CopyOnWrite) == 1);
    CHECK(world.write(c, 0x600000, 4).served(FaultKind::ReuseWritable) == 1);
    CHECK(world.read(a, 0x600000).value == 2);
    CHECK(world.read(b, 0x600000).value == 3);
}

// LINUX.md 18: one fault if it was ever COW-shared since its last write, even if alone now.
TEST_CASE("fork: protection taken away and given back costs a fault only where the frame was ever shared") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 1, rw);
    world.write(a, 0x600000, 1);
    const auto awayAndBack = [&] {
        REQUIRE(mprotect(world.kernel, a, {0x600000}, pageBytes, readOnly) == Errno::None);
        REQUIRE(mprotect(world.kernel, a, {0x600000}, pageBytes, rw) == Errno::None);
    };
    awayAndBack();
    CHECK(world.write(a, 0x600000, 2).minor == 0);
    exitProcess(world.kernel, forkOf(world, a));
    awayAndBack();
    CHECK(world.write(a, 0x600000, 3).minor == 1);
    awayAndBack();
    CHECK(world.write(a, 0x600000, 4).minor == 0);
}

// LINUX.md 4: in a forked child what was written before merges with nothing but pieces of itself; in the parent it does.
TEST_CASE("fork: a region written before it merges with new neighbours in the parent, not in the child") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 1, rw);
    world.write(a, 0x600000, 1);
    const ProcessId c = forkOf(world, a);
    world.map(a, 0x601000, 1, rw);
    world.map(c, 0x601000, 1, rw);
    CHECK(world.regionCount(a) == 1);
    CHECK(world.regionCount(c) == 2);
}

TEST_CASE("fork: a child that cannot be charged is refused and leaves nothing behind") {
    MachineConfig config = withFrames(20);
    config.overcommit = Overcommit::Never;  // 10 pages in all
    World world(config);
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 6, rw);
    const Machine before = world.kernel.machine;
    CHECK(fork(world.kernel, a, "C").error() == Errno::NoMemory);
    CHECK(world.kernel.machine == before);
}
