#include "kernel/calls/clone.h"

#include <doctest/doctest.h>

#include "../support/world.h"
#include "kernel/calls/exit.h"
#include "kernel/calls/files.h"
#include "kernel/calls/fork.h"
#include "kernel/out_of_memory.h"
#include "kernel/sharing.h"
#include "kernel/usage.h"
#include "kernel/validator.h"

using namespace pagewalk;
using namespace pagewalk::testing;

namespace {

constexpr uint64_t threadFlags = abi::cloneVm | abi::cloneThread | abi::cloneSigHand;
constexpr uint64_t base = 0x600000;

ProcessId child(World& world, ProcessId parent, uint64_t flags, const std::string& name = "T") {
    const auto made = clone(world.kernel, parent, {flags, {}}, name);
    REQUIRE(made.ok());
    return made.value();
}

void audit(const World& world) { CHECK(violations(world.kernel.machine) == std::vector<std::string>{}); }

}  // namespace

TEST_CASE("clone: a thread has the same frames and the same TLB entries") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, base, 4, rw);
    world.write(a, base, 7);
    const ProcessId t = child(world, a, threadFlags);
    const uint64_t misses = world.kernel.machine.hardware.tlb.misses();
    CHECK(world.read(t, base).value == 7);
    CHECK(world.kernel.machine.hardware.tlb.misses() == misses);
    CHECK(world.write(t, base + pageBytes, 8).minor == 1);
    CHECK(world.read(a, base + pageBytes).minor == 0);
    CHECK(world.kernel.process(t).pid() == world.kernel.process(a).pid());
    CHECK(world.kernel.process(t).tid() != world.kernel.process(a).tid());
    audit(world);
}

TEST_CASE("clone: shared memory is counted once") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, base, 4, rw);
    world.write(a, base, 7);
    child(world, a, threadFlags);
    MemoryUsage sum;
    for (const Process& process : world.kernel.machine.processes) sum += usageOf(world.kernel.machine, process);
    CHECK(sum.resident == pageBytes);
    CHECK(sum.proportional == pageBytes);
}

TEST_CASE("clone: memory goes with its last user, whoever ends first") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, base, 4, rw);
    world.write(a, base, 7);
    const ProcessId b = child(world, a, abi::cloneVm, "B");
    const ProcessId c = child(world, b, abi::cloneVm, "C");
    const Asid asid = world.kernel.process(a).asid;
    exitGroup(world.kernel, a);
    audit(world);
    CHECK(world.kernel.memoryOf(c).id == b);
    CHECK(world.kernel.process(b).asid == asid);
    CHECK(world.read(c, base).value == 7);
    exitGroup(world.kernel, b);
    CHECK(world.read(c, base).value == 7);
    // A new process may not get the tag under which the memory lives on.
    CHECK(world.kernel.process(world.start("D")).asid != asid);
    audit(world);
    exitGroup(world.kernel, c);
    CHECK(world.kernel.machine.frames.freeCount() == world.kernel.machine.frames.size());
    audit(world);
}

TEST_CASE("clone: the end of the leader ends its threads, the end of a thread only itself") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, base, 1, rw);
    const ProcessId t = child(world, a, threadFlags);
    const ProcessId u = child(world, t, threadFlags, "U");
    exitProcess(world.kernel, t);
    CHECK(world.kernel.process(a).alive);
    CHECK(world.kernel.process(u).leader == a);
    exitGroup(world.kernel, u);
    CHECK_FALSE(world.kernel.process(a).alive);
    CHECK_FALSE(world.kernel.process(u).alive);
    audit(world);
}

TEST_CASE("clone: descriptors are one table with CLONE_FILES, else a copy") {
    World world;
    world.file("/data", FileKind::Disk, pageBytes);
    const ProcessId a = world.start("A");
    world.map(a, base, 1, rw);
    const ProcessId shares = child(world, a, threadFlags | abi::cloneFiles, "S");
    const ProcessId copies = child(world, a, threadFlags, "C");
    REQUIRE(open(world.kernel, a, "/data", abi::openReadOnly).value() == 3);
    CHECK(openFileOf(world.kernel, shares, 3).ok());
    CHECK_FALSE(openFileOf(world.kernel, copies, 3).ok());
    CHECK(close(world.kernel, shares, 3) == Errno::None);
    CHECK_FALSE(openFileOf(world.kernel, a, 3).ok());
    // They outlive the one who had them first.
    const ProcessId b = child(world, a, abi::cloneFiles, "B");
    REQUIRE(open(world.kernel, a, "/data", abi::openReadOnly).ok());
    exitGroup(world.kernel, a);
    CHECK(openFileOf(world.kernel, b, 3).ok());
}

TEST_CASE("clone: errors of the manual page") {
    World world;
    const ProcessId a = world.start("A");
    const auto error = [&](uint64_t flags) {
        const auto made = clone(world.kernel, a, {flags, {}}, "T");
        return made.ok() ? Errno::None : made.error();
    };
    CHECK(error(abi::cloneThread | abi::cloneVm) == Errno::InvalidArgument);
    CHECK(error(abi::cloneSigHand) == Errno::InvalidArgument);
    CHECK(error(abi::cloneFs | abi::cloneNewNs) == Errno::InvalidArgument);
    CHECK(error(threadFlags | abi::cloneNewPid) == Errno::InvalidArgument);
    CHECK(error(abi::cloneNewPid) == Errno::None);
    world.kernel.process(a).privileged = false;
    CHECK(error(abi::cloneNewPid) == Errno::NotPermitted);
    CHECK(error(abi::cloneNewUser | abi::cloneNewPid) == Errno::None);
}

TEST_CASE("vfork: the parent waits, and sees what the child wrote") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, base, 1, rw);
    const ProcessId c = vfork(world.kernel, a, "C").value();
    CHECK(world.kernel.process(a).vforkChild == c);
    world.write(c, base, 9);
    exitGroup(world.kernel, c);
    CHECK(world.kernel.process(a).vforkChild == noProcess);
    CHECK(world.read(a, base).value == 9);
    audit(world);
}

TEST_CASE("clone: who is killed for memory takes along whoever runs in it") {
    World world(withFrames(4));
    const ProcessId a = world.start("A");
    world.map(a, base, 3, rw);
    for (uint64_t page = 0; page < 3; ++page) world.write(a, base + page * pageBytes, 1);
    const ProcessId t = child(world, a, abi::cloneVm);
    const ProcessId b = world.start("B");
    world.map(b, base, 1, rw);
    CHECK(killForMemory(world.kernel, noProcess) == a);
    CHECK_FALSE(world.kernel.process(a).alive);
    CHECK_FALSE(world.kernel.process(t).alive);
    CHECK(world.kernel.process(b).alive);
    audit(world);
}

TEST_CASE("clone: without ASIDs the TLB is flushed for another memory, not for another thread") {
    MachineConfig config = withFrames(16);
    config.tlb.asid = false;
    World world(config);
    const ProcessId a = world.start("A");
    world.map(a, base, 1, rw);
    world.write(a, base, 1);
    const ProcessId t = child(world, a, threadFlags);
    const ProcessId b = createProcess(world.kernel, "B", noProcess).id;
    switchTo(world.kernel, t);
    CHECK(world.kernel.machine.hardware.tlb.slots().size() == 1);
    // A thread that ends leaves its tables loaded; the next memory has to notice.
    exitProcess(world.kernel, t);
    CHECK(world.kernel.machine.hardware.tlb.slots().size() == 1);
    switchTo(world.kernel, b);
    CHECK(world.kernel.machine.hardware.tlb.slots().empty());
}
