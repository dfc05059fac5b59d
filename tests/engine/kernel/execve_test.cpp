#include "kernel/calls/execve.h"

#include <doctest/doctest.h>

#include <set>

#include "../support/world.h"
#include "kernel/calls/clone.h"
#include "kernel/calls/exit.h"
#include "kernel/calls/files.h"
#include "kernel/placement.h"
#include "kernel/program_layout.h"
#include "kernel/validator.h"

using namespace pagewalk;
using namespace pagewalk::testing;

namespace {

MachineConfig seeded(uint64_t seed) {
    MachineConfig config = withFrames(64);
    config.seed = seed;
    return config;
}

/// A process that runs /bin/app, of ten pages, on a machine with this seed.
struct Started : World {
    explicit Started(uint64_t seed) : World(seeded(seed)) {
        file("/bin/app", FileKind::Disk, 10 * pageBytes);
        kernel.machine.objects[0].store(0, nullptr);
        id = start("A");
        map(id, 0x600000, 4, rw);
    }
    Process& exec() {
        REQUIRE(execve(kernel, id, "/bin/app") == Errno::None);
        return kernel.process(id);
    }
    ProcessId id = 0;
};

}  // namespace

TEST_CASE("execve: seed 0 puts everything where setarch -R does") {
    Started world(0);
    const Process& process = world.exec();
    const auto& regions = process.space.regions();
    REQUIRE(regions.size() == 5);
    CHECK(regions[0].range.start.value == 0x555555554000);
    CHECK(regions[3].range.end == process.space.heapStart);
    CHECK(regions[4].range == AddressRange{{0x7ffffffde000}, {0x7ffffffff000}});
    CHECK(placementTop(world.kernel, process).value == 0x7ffff7fff000);
    CHECK(world.entry(world.id, 0x7fffffffe000).present);
    CHECK(violations(world.kernel.machine) == std::vector<std::string>{});
}

TEST_CASE("execve: draws lie within Linux's bounds, differ, and are the same for the same seed") {
    std::set<uint64_t> programs;
    std::set<uint64_t> stacks;
    for (uint64_t seed = 1; seed <= 200; ++seed) {
        Started world(seed);
        const Process& process = world.exec();
        const uint64_t program = process.space.regions().front().range.start.value;
        const uint64_t stack = process.space.regions().back().range.end.value;
        CHECK(program >= 0x555555554000);
        CHECK(program < 0x555555554000 + (uint64_t{1} << 40));
        CHECK(stack <= 0x7ffffffff000);
        CHECK(stack > 0x7ffffffff000 - (uint64_t{1} << 34));
        const uint64_t heap = process.space.heapStart - process.space.regions()[3].range.end;
        CHECK(heap < (uint64_t{32} << 20));
        CHECK(heap % pageBytes == 0);
        const uint64_t mappings = process.space.mmapBase.value;
        CHECK(mappings < stack);
        CHECK(mappings > 0x7ffffffff000 - (uint64_t{1} << 40) - (uint64_t{17} << 30));
        programs.insert(program);
        stacks.insert(stack);
        Started again(seed);
        CHECK(again.exec().space.regions().back().range.end.value == stack);
    }
    CHECK(programs.size() == 200);
    CHECK(stacks.size() > 190);
}

TEST_CASE("execve: a second exec draws again") {
    Started world(3);
    const uint64_t first = world.exec().space.regions().front().range.start.value;
    CHECK(world.exec().space.regions().front().range.start.value != first);
}

TEST_CASE("execve: memory that others run in stays with them") {
    Started world(0);
    world.write(world.id, 0x600000, 5);
    const ProcessId b = clone(world.kernel, world.id, {abi::cloneVm, {}}, "B").value();
    switchTo(world.kernel, world.id);
    const Asid asid = world.kernel.process(world.id).asid;
    CHECK(world.exec().asid != asid);
    CHECK(world.kernel.process(b).asid == asid);
    CHECK(world.read(b, 0x600000).value == 5);
    CHECK_FALSE(world.read(world.id, 0x600000).ok());
    CHECK(violations(world.kernel.machine) == std::vector<std::string>{});
}

TEST_CASE("execve: refused, it changes nothing") {
    Started world(0);
    const Machine before = world.kernel.machine;
    CHECK(execve(world.kernel, world.id, "/none") == Errno::NoEntry);
    CHECK(world.kernel.machine == before);
    world.kernel.machine.config.overcommit = Overcommit::Never;
    world.kernel.machine.config.frames = 8;
    const uint64_t committed = world.kernel.machine.committedPages;
    CHECK(execve(world.kernel, world.id, "/bin/app") == Errno::NoMemory);
    CHECK(world.kernel.machine.committedPages == committed);
    CHECK(world.regionCount(world.id) == 1);
}

TEST_CASE("execve: a file's own pages say how many segments it has") {
    World world;
    for (uint64_t pages = 0; pages <= 12; ++pages) {
        const std::string name = "/p" + std::to_string(pages);
        world.file(name, FileKind::Disk, pages * pageBytes);
        const ProgramSegments segments =
            segmentsOf(world.kernel.machine, *world.kernel.machine.objectNamed(name));
        CHECK(segments.size() == std::min<uint64_t>(pages, 4));
        uint64_t next = 0;
        for (const ProgramSegment& segment : segments) {
            CHECK(segment.pageInFile == next);
            next += segment.range.bytes() / pageBytes;
        }
        CHECK(next == pages);
    }
}

TEST_CASE("execve: a small address space draws the same share of itself") {
    MachineConfig config = withFrames(64);
    config.architecture = Architecture::Custom;
    config.page = PageSize{12};
    config.split = {10, 10};
    config.splitLevels = 2;
    config.seed = 9;
    World world(config);
    world.file("/bin/app", FileKind::Disk, 4 * pageBytes);
    world.kernel.machine.objects[0].store(0, nullptr);
    const ProcessId id = world.start("A");
    REQUIRE(execve(world.kernel, id, "/bin/app") == Errno::None);
    for (const Region& region : world.regions(id)) {
        CHECK(region.range.end <= world.kernel.machine.hardware.format.userEnd());
    }
    CHECK(world.execute(id, world.regions(id)[1].range.start.value).ok());
}
