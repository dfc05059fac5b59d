#include "kernel/scheduler.h"

#include <doctest/doctest.h>

#include "../support/world.h"

using namespace pagewalk;
using namespace pagewalk::testing;

TEST_CASE("scheduler: with ASIDs a switch keeps the TLB, without them it is flushed") {
    for (const bool asid : {true, false}) {
        MachineConfig config;
        config.tlb.asid = asid;
        World world(config);
        const ProcessId a = world.start("A");
        const ProcessId b = world.start("B");
        world.map(a, 0x600000, 1, rw);
        world.write(a, 0x600000, 1);
        const uint64_t misses = world.kernel.machine.hardware.tlb.misses();
        world.read(a, 0x600000);
        switchTo(world.kernel, b);
        CHECK(world.kernel.machine.hardware.tlb.slots().size() == (asid ? 1 : 0));
        world.read(a, 0x600000);
        CHECK(world.kernel.machine.hardware.tlb.misses() == misses + (asid ? 0 : 1));
    }
}

TEST_CASE("scheduler: the same address of two processes is two places, with ASIDs and without") {
    for (const bool asid : {true, false}) {
        MachineConfig config;
        config.tlb.asid = asid;
        World world(config);
        const ProcessId a = world.start("A");
        const ProcessId b = world.start("B");
        for (const ProcessId id : {a, b}) world.map(id, 0x600000, 1, rw);
        world.write(a, 0x600000, 1);
        world.write(b, 0x600000, 2);
        CHECK(world.read(a, 0x600000).value == 1);
        CHECK(world.read(b, 0x600000).value == 2);
    }
}

TEST_CASE("scheduler: switching to the one that runs does nothing") {
    World world;
    const ProcessId a = world.start("A");
    world.kernel.log.listen(10);
    switchTo(world.kernel, a);
    CHECK(world.kernel.log.events().empty());
}
