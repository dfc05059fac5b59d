#include "kernel/usage.h"

#include <doctest/doctest.h>

#include "../support/world.h"
#include "kernel/calls/fork.h"

using namespace pagewalk;
using namespace pagewalk::testing;

namespace {

MemoryUsage usage(const World& world, ProcessId id) {
    return usageOf(world.kernel.machine, world.kernel.process(id));
}

}  // namespace

TEST_CASE("usage: the zero frame is not resident") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 3, rw);
    world.read(a, 0x600000);
    world.write(a, 0x601000, 1);
    const MemoryUsage use = usage(world, a);
    CHECK(use.virtualSize == 3 * pageBytes);
    CHECK(use.resident == pageBytes);
    CHECK(use.proportional == pageBytes);
    CHECK(use.privateDirty == pageBytes);
    CHECK(use.anonymous == pageBytes);
}

TEST_CASE("usage: a shared page counts whole in each, and divided in the proportional figure") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 2, rw);
    world.write(a, 0x600000, 1);
    world.write(a, 0x601000, 1);
    const ProcessId b = fork(world.kernel, a, "B").value();
    const ProcessId c = fork(world.kernel, a, "C").value();
    world.write(c, 0x601000, 2);
    CHECK(usage(world, a).resident == 2 * pageBytes);
    CHECK(usage(world, a).proportional == pageBytes / 3 + pageBytes / 2);
    CHECK(usage(world, b).sharedDirty == 2 * pageBytes);
    CHECK(usage(world, c).privateDirty == pageBytes);
    CHECK(usage(world, c).proportional == pageBytes + pageBytes / 3);
}

TEST_CASE("usage: a file's page is clean until it is written, dirty for all who map it afterwards") {
    World world;
    const ProcessId a = world.start("A");
    const ProcessId b = world.start("B");
    const OpenFileId file = world.file("/f", FileKind::Disk, pageBytes);
    for (const ProcessId id : {a, b}) world.map(id, 0x600000, 1, rw, sharedFile, file);
    world.read(a, 0x600000);
    CHECK(usage(world, a).privateClean == pageBytes);
    world.read(b, 0x600000);
    CHECK(usage(world, a).sharedClean == pageBytes);
    world.write(b, 0x600000, 1);
    CHECK(usage(world, b).sharedDirty == pageBytes);
    CHECK(usage(world, a).sharedDirty == pageBytes);
    CHECK(usage(world, a).anonymous == 0);
}
