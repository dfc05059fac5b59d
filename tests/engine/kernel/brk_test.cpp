// LINUX.md 27: the break is kept in bytes, the region in pages.
#include "kernel/calls/brk.h"

#include <doctest/doctest.h>

#include "../support/world.h"

using namespace pagewalk;
using namespace pagewalk::testing;

namespace {

constexpr uint64_t heap = 0x602000;

struct Heap : World {
    Heap() {
        process = start("A");
        kernel.process(process).space.heapStart = {heap};
        kernel.process(process).space.heapEnd = {heap};
    }
    uint64_t set(uint64_t address) { return brk(kernel, process, {address}).value; }
    ProcessId process;
};

}  // namespace

TEST_CASE("brk: asking changes nothing") {
    Heap world;
    CHECK(world.set(0) == heap);
    CHECK(world.set(heap - 1) == heap);
    CHECK(world.regionCount(world.process) == 0);
}

TEST_CASE("brk: it moves by bytes, the region by pages") {
    Heap world;
    CHECK(world.set(heap + 10) == heap + 10);
    REQUIRE(world.regionCount(world.process) == 1);
    CHECK(world.regions(world.process)[0].range.bytes() == pageBytes);
    CHECK(world.set(heap + 4096) == heap + 4096);
    CHECK(world.regions(world.process)[0].range.bytes() == pageBytes);
    CHECK(world.set(heap + 4097) == heap + 4097);
    CHECK(world.regions(world.process)[0].range.bytes() == 2 * pageBytes);
    CHECK(world.set(heap + 1) == heap + 1);
    CHECK(world.regions(world.process)[0].range.bytes() == pageBytes);
    CHECK(world.set(heap) == heap);
    CHECK(world.regionCount(world.process) == 0);
}

TEST_CASE("brk: memory given back is gone") {
    Heap world;
    world.set(heap + 2 * pageBytes);
    world.write(world.process, heap + pageBytes, 7);
    world.set(heap + pageBytes);
    CHECK(world.read(world.process, heap + pageBytes).signal == SignalCode::MapError);
    world.set(heap + 2 * pageBytes);
    CHECK(world.read(world.process, heap + pageBytes).value == 0);
    CHECK(world.kernel.machine.frames.freeCount() == 64);
}

TEST_CASE("brk: one page stays free above, else the break is where it was") {
    Heap world;
    world.map(world.process, heap + 4 * pageBytes, 1, rw);
    CHECK(world.set(heap + 3 * pageBytes) == heap + 3 * pageBytes);
    CHECK(world.set(heap + 3 * pageBytes + 1) == heap + 3 * pageBytes);
    CHECK(world.set(heap + 100 * pageBytes) == heap + 3 * pageBytes);
}

TEST_CASE("brk: what exceeds the commit limit is refused") {
    Heap world;
    CHECK(world.set(heap + 65 * pageBytes) == heap);
    CHECK(world.kernel.machine.committedPages == 0);
    CHECK(world.set(heap + 64 * pageBytes) == heap + 64 * pageBytes);
}

TEST_CASE("sbrk: it answers the old break, or ENOMEM") {
    Heap world;
    CHECK(sbrk(world.kernel, world.process, 100).value().value == heap);
    CHECK(sbrk(world.kernel, world.process, uint64_t{0} - 50).value().value == heap + 100);
    CHECK(sbrk(world.kernel, world.process, 0).value().value == heap + 50);
    CHECK(sbrk(world.kernel, world.process, uint64_t{1} << 46).error() == Errno::NoMemory);
    CHECK(sbrk(world.kernel, world.process, uint64_t{0} - 51).error() == Errno::NoMemory);
}
