// LINUX.md 26: free placement goes top-down.
#include "kernel/placement.h"

#include <doctest/doctest.h>

#include "../support/world.h"

using namespace pagewalk;
using namespace pagewalk::testing;

namespace {

constexpr uint64_t anywhere = abi::mapPrivate | abi::mapAnonymous;
constexpr uint64_t userEnd = (uint64_t{1} << 47) - pageBytes;
constexpr uint64_t top = userEnd - (uint64_t{128} << 20);

}  // namespace

TEST_CASE("placement: the highest hole below the top, then below that") {
    World world;
    const ProcessId a = world.start("A");
    CHECK(world.map(a, 0, 2, rw, anywhere) == top - 2 * pageBytes);
    CHECK(world.map(a, 0, 1, readOnly, anywhere) == top - 3 * pageBytes);
}

TEST_CASE("placement: a hole that fits is taken before the space below all") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, top - 2 * pageBytes, 1, rw);
    world.map(a, top - 6 * pageBytes, 1, rw);
    CHECK(world.map(a, 0, 1, readOnly, anywhere) == top - pageBytes);
    CHECK(world.map(a, 0, 4, readOnly, anywhere) == top - 10 * pageBytes);
    CHECK(world.map(a, 0, 3, readOnly, anywhere) == top - 5 * pageBytes);
}

TEST_CASE("placement: a hint is rounded down, and ignored where something is") {
    World world;
    const ProcessId a = world.start("A");
    CHECK(world.map(a, 0x600fff, 1, rw, anywhere) == 0x600000);
    CHECK(world.map(a, 0x600000, 1, readOnly, anywhere) == top - pageBytes);
    CHECK(world.map(a, 0x5ff000, 2, readOnly, anywhere) == top - 3 * pageBytes);
    CHECK(world.map(a, 1, 1, rw, anywhere) == top - 4 * pageBytes);
}

TEST_CASE("placement: lengths of whole 2 MiB are aligned to them") {
    World world;
    const ProcessId a = world.start("A");
    MachineConfig& config = world.kernel.machine.config;
    config.overcommit = Overcommit::Always;
    world.map(a, 0, 1, rw, anywhere);
    CHECK(world.map(a, 0, 512, rw, anywhere) % (2U << 20) == 0);
    CHECK(world.map(a, 0, 513, rw, anywhere) % (2U << 20) != 0);
}

TEST_CASE("placement: 256 pages stay free below a region that grows down") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, top - pageBytes, 1, rw, privateAnonymous | abi::mapGrowsDown);
    CHECK(world.map(a, 0, 1, rw, anywhere) == top - pageBytes - 256 * pageBytes - pageBytes);
}

TEST_CASE("placement: a stack moves the top, by its limit and 128 MiB at least") {
    World world;
    const ProcessId a = world.start("A");
    world.kernel.process(a).space.stackTop = {0x7ffff000};
    CHECK(placementTop(world.kernel, world.kernel.process(a)).value == 0x80000000 - (uint64_t{128} << 20));
    world.kernel.process(a).limits.stack = uint64_t{256} << 20;
    CHECK(placementTop(world.kernel, world.kernel.process(a)).value == 0x80000000 - (uint64_t{256} << 20));
}

TEST_CASE("placement: a fixed address is taken, refused, or replaces what is there") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 3, rw);
    world.write(a, 0x601000, 7);
    CHECK(world.tryMap(a, 0x600001, 1, rw).error() == Errno::InvalidArgument);
    CHECK(world.tryMap(a, 0x601000, 1, rw, anywhere | abi::mapFixedNoReplace).error() == Errno::Exists);
    CHECK(world.tryMap(a, userEnd, 1, rw).error() == Errno::NoMemory);
    CHECK(world.map(a, userEnd - pageBytes, 1, rw) == userEnd - pageBytes);
    CHECK(world.read(a, 0x601000).value == 7);
    CHECK(world.map(a, 0x601000, 1, rw) == 0x601000);
    CHECK(world.read(a, 0x601000).value == 0);
}

TEST_CASE("placement: what does not fit is ENOMEM") {
    World world;
    const ProcessId a = world.start("A");
    world.kernel.machine.config.overcommit = Overcommit::Always;
    const auto made = mmap(world.kernel, a, {{0}, uint64_t{1} << 47, rw, anywhere});
    CHECK(made.error() == Errno::NoMemory);
}
