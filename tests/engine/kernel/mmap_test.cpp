#include "kernel/calls/mmap.h"

#include <doctest/doctest.h>

#include "../support/world.h"
#include "kernel/calls/munmap.h"

using namespace pagewalk;
using namespace pagewalk::testing;

namespace {

Errno errorOf(World& world, const MmapRequest& request) {
    const Machine before = world.kernel.machine;
    const auto made = mmap(world.kernel, 0, request);
    CHECK_FALSE(made.ok());
    CHECK(world.kernel.machine == before);
    return made.error();
}

constexpr uint64_t anonymous = abi::mapPrivate | abi::mapAnonymous;

}  // namespace

TEST_CASE("mmap: each refusal has its errno and changes nothing") {
    World world;
    world.start("A");
    const OpenFileId file = world.file("/f", FileKind::Disk, 8192);
    CHECK(errorOf(world, {{0}, 0, rw, anonymous}) == Errno::InvalidArgument);
    CHECK(errorOf(world, {{0}, 4096, rw, abi::mapAnonymous}) == Errno::InvalidArgument);
    CHECK(errorOf(world, {{0}, UINT64_MAX, rw, anonymous}) == Errno::NoMemory);
    CHECK(errorOf(world, {{0}, 4096, rw, abi::mapPrivate}) == Errno::BadFile);
    CHECK(errorOf(world, {{0}, 4096, rw, abi::mapPrivate, file, 1}) == Errno::InvalidArgument);
    CHECK(errorOf(world, {{0}, 4096, rw, abi::mapPrivate, file, UINT64_MAX - 4095}) == Errno::Overflow);
    CHECK(errorOf(world, {{0}, 4096, rw, abi::mapSharedValidate | uint64_t{1} << 30, file}) ==
          Errno::NotSupported);
    CHECK(errorOf(world, {{0}, 4096, rw, abi::mapShared | abi::mapAnonymous | abi::mapGrowsDown}) ==
          Errno::InvalidArgument);
    CHECK(errorOf(world, {{0}, 4096, rw, abi::mapPrivate | abi::mapGrowsDown, file}) == Errno::InvalidArgument);
}

TEST_CASE(
    "mmap: a shared writable mapping needs a file opened for writing, any mapping one opened for reading") {
    World world;
    world.start("A");
    const OpenFileId file = world.file("/f", FileKind::Disk, 8192);
    world.kernel.machine.openFiles[file].writable = false;
    CHECK(errorOf(world, {{0}, 4096, rw, abi::mapShared, file}) == Errno::AccessDenied);
    CHECK(mmap(world.kernel, 0, {{0}, 4096, readOnly, abi::mapShared, file}).ok());
    CHECK(mmap(world.kernel, 0, {{0}, 4096, rw, abi::mapPrivate, file}).ok());
    world.kernel.machine.openFiles[file] = {0, false, true};
    CHECK(errorOf(world, {{0}, 4096, readOnly, abi::mapPrivate, file}) == Errno::AccessDenied);
}

TEST_CASE("mmap: nothing becomes resident, unless it is to be populated") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 3, rw);
    CHECK(world.kernel.machine.frames.freeCount() == 64);
    world.map(a, 0x700000, 3, rw, privateAnonymous | abi::mapPopulate);
    CHECK(world.kernel.machine.frames.freeCount() == 61);
    CHECK(world.write(a, 0x702000, 1).minor == 0);
}

TEST_CASE("mmap: lengths round up to whole pages") {
    World world;
    const ProcessId a = world.start("A");
    REQUIRE(mmap(world.kernel, a, {{0x600000}, 1, rw, privateAnonymous}).ok());
    CHECK(world.regions(a)[0].range.bytes() == pageBytes);
}

TEST_CASE("mmap: neighbours of one open file merge when their offsets go on") {
    World world;
    const ProcessId a = world.start("A");
    const OpenFileId file = world.file("/f", FileKind::Disk, 8 * pageBytes);
    world.map(a, 0x600000, 1, readOnly, privateFile, file, 0);
    world.map(a, 0x601000, 1, readOnly, privateFile, file, pageBytes);
    CHECK(world.regionCount(a) == 1);
    world.map(a, 0x602000, 1, readOnly, privateFile, file, 4 * pageBytes);
    CHECK(world.regionCount(a) == 2);
    world.kernel.machine.openFiles.push_back({0, true, true});
    world.map(a, 0x603000, 1, readOnly, privateFile, file + 1, 5 * pageBytes);
    CHECK(world.regionCount(a) == 3);
}

// LINUX.md 7.
TEST_CASE("munmap: holes and nothing at all are no error, half pages and no length are") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 1, rw);
    world.map(a, 0x602000, 1, rw);
    CHECK(munmap(world.kernel, a, {0x500000}, 4096) == Errno::None);
    CHECK(munmap(world.kernel, a, {0x600800}, 4096) == Errno::InvalidArgument);
    CHECK(munmap(world.kernel, a, {0x600000}, 0) == Errno::InvalidArgument);
    CHECK(munmap(world.kernel, a, {0x600000}, uint64_t{1} << 47) == Errno::InvalidArgument);
    CHECK(munmap(world.kernel, a, {0x600000}, 3 * pageBytes) == Errno::None);
    CHECK(world.regionCount(a) == 0);
}

TEST_CASE("munmap: frames, tables and charge come back") {
    World world;
    const ProcessId a = world.start("A");
    const Machine before = world.kernel.machine;
    world.map(a, 0x600000, 4, rw);
    world.map(a, 0x700000, 4, rw, sharedAnonymous);
    for (uint64_t page = 0; page < 4; ++page) {
        world.write(a, 0x600000 + page * pageBytes, 1);
        world.write(a, 0x700000 + page * pageBytes, 1);
    }
    CHECK(world.kernel.machine.frames.freeCount() == 56);
    REQUIRE(munmap(world.kernel, a, {0x600000}, uint64_t{2} << 20) == Errno::None);
    CHECK(world.kernel.machine.frames == before.frames);
    CHECK(world.kernel.machine.tables.at(FrameNumber{65}).used == 0);
    CHECK(world.kernel.machine.committedPages == 0);
}
