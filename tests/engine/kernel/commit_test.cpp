#include "kernel/commit.h"

#include <doctest/doctest.h>

#include "../support/world.h"
#include "kernel/calls/munmap.h"

using namespace pagewalk;
using namespace pagewalk::testing;

namespace {

MachineConfig machineOf(Overcommit mode, uint32_t frames, uint32_t swap) {
    MachineConfig config = withFrames(frames);
    config.overcommit = mode;
    config.swapPages = swap;
    return config;
}

}  // namespace

// LINUX.md 28: mode 0 refuses one request above RAM and swap, and looks at nothing else.
TEST_CASE("commit: heuristic refuses a single request above all memory, not their sum") {
    World world(machineOf(Overcommit::Heuristic, 10, 5));
    const ProcessId a = world.start("A");
    CHECK(world.tryMap(a, 0x600000, 16, rw).error() == Errno::NoMemory);
    for (uint64_t i = 0; i < 5; ++i) CHECK(world.tryMap(a, 0x600000 + i * 0x100000, 15, rw).ok());
    CHECK(world.tryMap(a, 0x1000000, 100, readOnly).ok());
    CHECK(world.tryMap(a, 0x2000000, 100, rw, privateAnonymous | abi::mapNoReserve).ok());
}

TEST_CASE("commit: always refuses nothing") {
    World world(machineOf(Overcommit::Always, 10, 0));
    const ProcessId a = world.start("A");
    CHECK(world.tryMap(a, 0x600000, 100000, rw).ok());
}

TEST_CASE("commit: never keeps the sum below swap and half of memory, noreserve or not") {
    World world(machineOf(Overcommit::Never, 10, 3));
    CHECK(commitLimitPages(world.kernel.machine) == 8);
    const ProcessId a = world.start("A");
    // The kernel grants while the new sum is *below* the limit: the last page of it is never given.
    CHECK(world.tryMap(a, 0x600000, 8, rw).error() == Errno::NoMemory);
    CHECK(world.tryMap(a, 0x600000, 7, rw).ok());
    CHECK(world.tryMap(a, 0x700000, 1, rw).error() == Errno::NoMemory);
    CHECK(world.tryMap(a, 0x700000, 1, rw, privateAnonymous | abi::mapNoReserve).error() == Errno::NoMemory);
    CHECK(world.tryMap(a, 0x800000, 50, readOnly).ok());
    REQUIRE(munmap(world.kernel, a, {0x600000}, pageBytes) == Errno::None);
    CHECK(world.tryMap(a, 0x700000, 1, rw).ok());
}

TEST_CASE("commit: what is charged is private and writable, or shared anonymous") {
    World world;
    const ProcessId a = world.start("A");
    const OpenFileId file = world.file("/f", FileKind::Disk, 8 * pageBytes);
    const auto charged = [&] { return world.kernel.machine.committedPages; };
    world.map(a, 0x600000, 3, rw);
    CHECK(charged() == 3);
    world.map(a, 0x700000, 3, readOnly);
    CHECK(charged() == 3);
    world.map(a, 0x800000, 2, rw, privateFile, file);
    CHECK(charged() == 5);
    world.map(a, 0x900000, 2, rw, sharedFile, file);
    CHECK(charged() == 5);
    world.map(a, 0xa00000, 4, rw, sharedAnonymous);
    CHECK(charged() == 9);
    REQUIRE(munmap(world.kernel, a, {0}, 0x10000000) == Errno::None);
    CHECK(charged() == 0);
}
