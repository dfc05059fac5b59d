#include "kernel/calls/mprotect.h"

#include <doctest/doctest.h>

#include "../support/world.h"

using namespace pagewalk;
using namespace pagewalk::testing;

TEST_CASE("mprotect: it splits, and joins what became equal") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 4, rw);
    REQUIRE(mprotect(world.kernel, a, {0x601000}, pageBytes, readOnly) == Errno::None);
    CHECK(world.regionCount(a) == 3);
    REQUIRE(mprotect(world.kernel, a, {0x601000}, pageBytes, rw) == Errno::None);
    CHECK(world.regionCount(a) == 1);
}

// LINUX.md 7: it applies up to the hole, then ENOMEM; length 0 is 0.
TEST_CASE("mprotect: what lies below a hole is changed, and the answer is ENOMEM") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 1, rw);
    world.map(a, 0x602000, 1, rw);
    CHECK(mprotect(world.kernel, a, {0x600000}, 3 * pageBytes, readOnly) == Errno::NoMemory);
    CHECK_FALSE(world.regions(a)[0].protection.write);
    CHECK(world.regions(a)[1].protection.write);
    CHECK(mprotect(world.kernel, a, {0x900000}, 0, readOnly) == Errno::None);
}

TEST_CASE("mprotect: half pages and unknown bits are EINVAL") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 1, rw);
    CHECK(mprotect(world.kernel, a, {0x600001}, pageBytes, rw) == Errno::InvalidArgument);
    CHECK(mprotect(world.kernel, a, {0x600000}, pageBytes, 0x100) == Errno::InvalidArgument);
    CHECK(mprotect(world.kernel, a, {0x600000}, pageBytes, rw | abi::protGrowsDown | abi::protGrowsUp) ==
          Errno::InvalidArgument);
}

TEST_CASE("mprotect: shared memory of a file opened read-only never becomes writable") {
    World world;
    const ProcessId a = world.start("A");
    const OpenFileId file = world.file("/f", FileKind::Disk, pageBytes);
    world.kernel.machine.openFiles[file].writable = false;
    world.map(a, 0x600000, 1, readOnly, sharedFile, file);
    CHECK(mprotect(world.kernel, a, {0x600000}, pageBytes, rw) == Errno::AccessDenied);
}

TEST_CASE("mprotect: the tables and the TLB follow at once") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 1, rw);
    world.write(a, 0x600000, 1);
    REQUIRE(mprotect(world.kernel, a, {0x600000}, pageBytes, readOnly) == Errno::None);
    CHECK_FALSE(world.entry(a, 0x600000).writable);
    CHECK(world.write(a, 0x600000, 2).signal == SignalCode::AccessError);
    REQUIRE(mprotect(world.kernel, a, {0x600000}, pageBytes, readOnly | abi::protExec) == Errno::None);
    CHECK(world.execute(a, 0x600000).ok());
    REQUIRE(mprotect(world.kernel, a, {0x600000}, pageBytes, readOnly) == Errno::None);
    CHECK(world.execute(a, 0x600000).signal == SignalCode::AccessError);
}

// LINUX.md 2: r-- made from written rw- keeps its charge and stays apart from r-- born so; made from unwritten it merges.
TEST_CASE("mprotect: the commit charge is a hidden flag") {
    for (const bool written : {false, true}) {
        World world;
        const ProcessId a = world.start("A");
        world.map(a, 0x600000, 1, rw);
        world.map(a, 0x601000, 1, readOnly);
        if (written) world.write(a, 0x600000, 1);
        REQUIRE(mprotect(world.kernel, a, {0x600000}, pageBytes, readOnly) == Errno::None);
        CHECK(world.regionCount(a) == (written ? 2 : 1));
        CHECK(world.kernel.machine.committedPages == (written ? 1 : 0));
    }
}

TEST_CASE("mprotect: becoming writable is charged, and refused above the limit") {
    MachineConfig config = withFrames(20);
    config.overcommit = Overcommit::Never;  // below 10 pages
    World world(config);
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 30, readOnly);
    CHECK(mprotect(world.kernel, a, {0x600000}, 9 * pageBytes, rw) == Errno::None);
    CHECK(world.kernel.machine.committedPages == 9);
    CHECK(mprotect(world.kernel, a, {0x610000}, pageBytes, rw) == Errno::NoMemory);
    CHECK(world.kernel.machine.committedPages == 9);
}
