// LINUX.md 17: a read fault on a file also maps the neighbours that are in memory.
#include <doctest/doctest.h>

#include "../support/world.h"

using namespace pagewalk;
using namespace pagewalk::testing;

namespace {

struct Around : World {
    Around() : World(config()) { process = start("A"); }
    static MachineConfig config() {
        MachineConfig config;
        config.faultAround = 4;
        return config;
    }
    unsigned mapped(uint64_t from, unsigned pages) const {
        unsigned count = 0;
        for (unsigned i = 0; i < pages; ++i) count += entry(process, from + i * pageBytes).mapped() ? 1 : 0;
        return count;
    }
    ProcessId process;
};

}  // namespace

TEST_CASE("fault_around: an aligned window by address is mapped for one fault") {
    Around world;
    world.map(world.process, 0x602000, 12, readOnly, privateFile,
              world.file("/f", FileKind::Disk, 12 * pageBytes));
    const Touch touch = world.read(world.process, 0x605000);
    CHECK(touch.minor == 1);
    CHECK(world.mapped(0x604000, 4) == 4);
    CHECK(world.mapped(0x602000, 12) == 4);
    CHECK(world.read(world.process, 0x607000).minor == 0);
    CHECK(world.read(world.process, 0x607000).value == 6);
}

TEST_CASE("fault_around: the window is cut at the region and at the end of the file") {
    Around world;
    world.map(world.process, 0x602000, 8, readOnly, privateFile,
              world.file("/f", FileKind::Disk, 3 * pageBytes));
    world.read(world.process, 0x603000);
    CHECK(world.mapped(0x600000, 16) ==
          3);  // 0x602000 to 0x604000: from the region's start, up to the file's end
    CHECK(world.read(world.process, 0x605000).signal == SignalCode::AddressError);
}

TEST_CASE("fault_around: what is read ahead is mapped, what stays on the disk is not, writes map one page") {
    Around ahead;
    ahead.map(ahead.process, 0x600000, 4, readOnly, privateFile,
              ahead.file("/c", FileKind::Disk, 4 * pageBytes, false));
    ahead.read(ahead.process, 0x601000);
    CHECK(ahead.mapped(0x600000, 4) == 4);

    Around world;
    world.kernel.machine.config.readAhead = 0;
    world.map(world.process, 0x600000, 4, readOnly, privateFile,
              world.file("/c", FileKind::Disk, 4 * pageBytes, false));
    world.read(world.process, 0x601000);
    CHECK(world.mapped(0x600000, 4) == 1);
    world.map(world.process, 0x700000, 4, rw, sharedFile, world.file("/w", FileKind::Disk, 4 * pageBytes));
    world.write(world.process, 0x701000, 1);
    CHECK(world.mapped(0x700000, 4) == 1);
}

TEST_CASE("fault_around: anonymous memory knows no neighbours") {
    Around world;
    world.map(world.process, 0x600000, 4, rw);
    world.read(world.process, 0x601000);
    CHECK(world.mapped(0x600000, 4) == 1);
}
