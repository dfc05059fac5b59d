// Every kind of fault and every signal once, and what each counts.
#include <doctest/doctest.h>

#include "../support/world.h"
#include "kernel/calls/mprotect.h"
#include "kernel/paging.h"

using namespace pagewalk;
using namespace pagewalk::testing;

TEST_CASE("fault: a first write gets a frame of zeros, a minor fault") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 1, rw);
    const Touch touch = world.write(a, 0x600010, 7);
    CHECK(touch.served(FaultKind::ZeroFill) == 1);
    CHECK(touch.minor == 1);
    CHECK(touch.major == 0);
    CHECK(world.read(a, 0x600010).value == 7);
    CHECK(world.read(a, 0x600011).value == 0);
    CHECK(world.entry(a, 0x600000).dirty);
    CHECK(world.regions(a)[0].anonVma.present());
}

// LINUX.md 11: 1 minor, not resident, no anon_vma; the write after it is one more.
TEST_CASE("fault: a first read gets the zero frame, and the write after it a frame of its own") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 1, rw);
    Touch touch = world.read(a, 0x600000);
    CHECK(touch.served(FaultKind::ZeroPage) == 1);
    CHECK(touch.minor == 1);
    CHECK(touch.frame == 0);
    CHECK(world.kernel.machine.frames.freeCount() == world.kernel.machine.frames.size());
    CHECK_FALSE(world.regions(a)[0].anonVma.present());
    touch = world.write(a, 0x600000, 1);
    CHECK(touch.served(FaultKind::CopyOnWrite) == 1);
    CHECK(touch.minor == 1);
    CHECK(touch.frame != 0);
    CHECK(world.write(a, 0x600000, 2).minor == 0);
}

TEST_CASE("fault: a cached page of a file is a minor fault, a page on the disk a major one, once") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 2, readOnly, privateFile, world.file("/warm", FileKind::Disk, 8192));
    world.map(a, 0x700000, 2, readOnly, privateFile, world.file("/cold", FileKind::Disk, 8192, false));
    Touch touch = world.read(a, 0x601000);
    CHECK(touch.served(FaultKind::CacheHit) == 1);
    CHECK(touch.minor == 1);
    CHECK(touch.value == 2);
    touch = world.read(a, 0x701000);
    CHECK(touch.served(FaultKind::PageIn) == 1);
    CHECK(touch.major == 1);
    CHECK(touch.minor == 0);
    CHECK(touch.value == 2);
    const ProcessId b = world.start("B");
    world.map(b, 0x700000, 2, readOnly, privateFile, 1);
    CHECK(world.read(b, 0x701000).served(FaultKind::CacheHit) == 1);
}

// LINUX.md 14: read 1 + later write 1; write first 1.
TEST_CASE("fault: a private write to a file's page copies it and leaves the file alone") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 2, rw, privateFile, world.file("/f", FileKind::Disk, 8192));
    CHECK(world.read(a, 0x600000).minor == 1);
    Touch touch = world.write(a, 0x600000, 99);
    CHECK(touch.served(FaultKind::CopyOnWrite) == 1);
    CHECK(touch.minor == 1);
    CHECK(world.read(a, 0x600001).value == 1);
    touch = world.write(a, 0x601000, 99);
    CHECK(touch.minor == 1);
    const ProcessId b = world.start("B");
    world.map(b, 0x600000, 2, readOnly, privateFile, 0);
    CHECK(world.read(b, 0x600000).value == 1);
    CHECK(world.read(a, 0x600000).value == 99);
}

TEST_CASE(
    "fault: shared memory of a disk file takes a fault for the first write, memory without a disk does not") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 1, rw, sharedFile, world.file("/disk", FileKind::Disk, 4096));
    world.map(a, 0x700000, 1, rw, sharedFile, world.file("/memory", FileKind::Memory, 4096));
    CHECK(world.read(a, 0x600000).minor == 1);
    Touch touch = world.write(a, 0x600000, 1);
    CHECK(touch.served(FaultKind::ReuseWritable) == 1);
    CHECK(touch.minor == 1);
    CHECK(world.read(a, 0x700000).minor == 1);
    CHECK(world.write(a, 0x700000, 1).minor == 0);
}

TEST_CASE("fault: a hole of shared anonymous memory is a fresh page that both sides see") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 1, rw, sharedAnonymous);
    const Touch touch = world.read(a, 0x600000);
    CHECK(touch.served(FaultKind::ZeroFill) == 1);
    CHECK(touch.minor == 1);
    CHECK(touch.frame != 0);
}

TEST_CASE("fault: a table thrown away is filled again from the object") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 1, rw);
    world.write(a, 0x600000, 5);
    unmapPages(world.kernel, world.kernel.process(a), {{0}, {uint64_t{1} << 47}});
    const Touch touch = world.read(a, 0x600000);
    CHECK(touch.served(FaultKind::Spurious) == 1);
    CHECK(touch.value == 5);
    CHECK(world.write(a, 0x600000, 6).minor == 0);
}

TEST_CASE("fault: no region is SEGV_MAPERR, uncounted") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 1, rw);
    for (const uint64_t address :
         {uint64_t{0}, uint64_t{0x5fffff}, uint64_t{0x601000}, uint64_t{0xffff'8000'0000'1000}}) {
        const Touch touch = world.read(a, address);
        CHECK(touch.signal == SignalCode::MapError);
        CHECK(touch.minor == 0);
    }
}

TEST_CASE("fault: a non-canonical address is SI_KERNEL") {
    World world;
    const ProcessId a = world.start("A");
    CHECK(world.read(a, 0x8000'0000'0000).signal == SignalCode::Kernel);
    CHECK(world.write(a, 0xffff'7fff'ffff'fff0, 1).signal == SignalCode::Kernel);
}

TEST_CASE("fault: a refused write is SEGV_ACCERR and maps nothing") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 1, readOnly);
    Touch touch = world.write(a, 0x600000, 1);
    CHECK(touch.signal == SignalCode::AccessError);
    CHECK(touch.minor == 0);
    CHECK_FALSE(world.entry(a, 0x600000).mapped());
    world.read(a, 0x600000);
    CHECK(world.write(a, 0x600000, 1).signal == SignalCode::AccessError);
}

TEST_CASE("fault: PROT_NONE refuses everything, what it holds comes back with the protection") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 1, rw);
    world.write(a, 0x600000, 9);
    REQUIRE(mprotect(world.kernel, a, {0x600000}, pageBytes, 0) == Errno::None);
    CHECK(world.read(a, 0x600000).signal == SignalCode::AccessError);
    CHECK(world.write(a, 0x600000, 1).signal == SignalCode::AccessError);
    CHECK(world.execute(a, 0x600000).signal == SignalCode::AccessError);
    REQUIRE(mprotect(world.kernel, a, {0x600000}, pageBytes, rw) == Errno::None);
    const Touch touch = world.read(a, 0x600000);
    CHECK(touch.value == 9);
    CHECK(touch.minor == 0);
}

// LINUX.md 12.
TEST_CASE("fault: a fetch from an untouched rw- page fills it in, a minor fault, and is then refused") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 1, rw);
    Touch touch = world.execute(a, 0x600000);
    CHECK(touch.signal == SignalCode::AccessError);
    CHECK(touch.minor == 1);
    CHECK(world.entry(a, 0x600000).present);
    CHECK(world.execute(a, 0x600000).minor == 0);
}

// LINUX.md 13: on x86 what can be written or executed can be read.
TEST_CASE("fault: memory that may only be written or executed can be read") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 1, abi::protWrite);
    world.map(a, 0x700000, 1, abi::protExec);
    CHECK(world.read(a, 0x600000).ok());
    CHECK(world.read(a, 0x700000).ok());
    CHECK(world.execute(a, 0x700000).ok());
}

// LINUX.md 24: permission comes before the end of the file.
TEST_CASE("fault: past the file's last page is SIGBUS, its tail reads zeros") {
    World world;
    const ProcessId a = world.start("A");
    const OpenFileId file = world.file("/f", FileKind::Disk, 4097);
    world.map(a, 0x600000, 3, rw, privateFile, file);
    world.map(a, 0x700000, 3, readOnly, privateFile, file);
    CHECK(world.read(a, 0x601fff).ok());
    Touch touch = world.read(a, 0x602000);
    CHECK(touch.signal == SignalCode::AddressError);
    CHECK(touch.minor == 0);
    CHECK(world.write(a, 0x602000, 1).signal == SignalCode::AddressError);
    CHECK(world.write(a, 0x602000, 1).signal == SignalCode::AddressError);
    CHECK(world.write(a, 0x702000, 1).signal == SignalCode::AccessError);
}

// LINUX.md 3: "a private file write that ends in SIGBUS does" get an anon_vma.
TEST_CASE("fault: a private write past the end leaves an anon_vma all the same") {
    World world;
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 3, rw, privateFile, world.file("/f", FileKind::Disk, 4096));
    world.read(a, 0x601000);
    CHECK_FALSE(world.regions(a)[0].anonVma.present());
    world.write(a, 0x601000, 1);
    CHECK(world.regions(a)[0].anonVma.present());
}

TEST_CASE("fault: a fatal signal ends the process and frees its memory") {
    MachineConfig config;
    config.signalsFatal = true;
    World world(config);
    const ProcessId a = world.start("A");
    world.map(a, 0x600000, 1, rw);
    world.write(a, 0x600000, 1);
    CHECK(world.read(a, 0).signal == SignalCode::MapError);
    CHECK_FALSE(world.kernel.process(a).alive);
    CHECK(world.kernel.machine.frames.freeCount() == world.kernel.machine.frames.size());
}
