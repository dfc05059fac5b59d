#include "scenario/importers/maps_importer.h"

#include <doctest/doctest.h>

#include "playback/session.h"

using namespace pagewalk;

namespace {

constexpr const char* smaps =
    R"(55d1f2a3c000-55d1f2a3e000 r--p 00000000 fe:00 1048602                    /usr/bin/cat
Size:                  8 kB
KernelPageSize:        4 kB
Rss:                   4 kB
Pss:                   4 kB
Anonymous:             0 kB
Swap:                  0 kB
Locked:                0 kB
VmFlags: rd mr mw me dw sd
55d1f2a46000-55d1f2a48000 r--p 00009000 fe:00 1048602                    /usr/bin/cat
Size:                  8 kB
Rss:                   8 kB
Anonymous:             4 kB
Swap:                  4 kB
55d1f31c9000-55d1f31ea000 rw-p 00000000 00:00 0                          [heap]
Size:                132 kB
Rss:                  16 kB
Anonymous:            16 kB
Swap:                  8 kB
7f0000000000-7f0000004000 rw-s 00000000 00:01 7                          /dev/zero (deleted)
Size:                 16 kB
Rss:                   8 kB
Anonymous:             0 kB
7ffd3a5f1000-7ffd3a612000 rw-p 00000000 00:00 0                          [stack]
Size:                132 kB
Rss:                  12 kB
Anonymous:            12 kB
ffffffffff600000-ffffffffff601000 --xp 00000000 00:00 0                  [vsyscall]
Size:                  4 kB
Rss:                   0 kB
)";

Snapshot played(const std::string& text) {
    Session session;
    session.load(text);
    REQUIRE(session.diagnostics().empty());
    for (uint32_t index = 0; index < session.stepCount(); ++index) {
        CAPTURE(session.outcome(index).text);
        CHECK(session.outcome(index).result == StepResult::Ok);
    }
    return session.snapshot(UINT32_MAX);
}

}  // namespace

TEST_CASE("maps: a process with that layout, and the break at the end of its heap") {
    const Imported imported = importMaps(smaps);
    const Snapshot end = played(imported.text);
    REQUIRE(end.processes.size() == 1);
    const ProcessSnapshot& cat = end.processes.front();
    CHECK(cat.name == "cat");
    CHECK(cat.heapEnd.value == 0x55d1f31ea000);
    REQUIRE(cat.regions.size() == 6);
    CHECK(cat.regions[0].mapsLine() == "55d1f2a3c000-55d1f2a3e000 r--p 00000000 /usr/bin/cat");
    CHECK(cat.regions[3].mapsLine() == "7f0000000000-7f0000004000 rw-s 00000000 /dev/zero (deleted)");
    CHECK(end.position == 0);
}

TEST_CASE("smaps: the figures come out as they went in") {
    const Snapshot end = played(importSmaps(smaps).text);
    const auto& regions = end.processes.front().regions;
    const auto figures = [&](size_t index) {
        const MemoryUsage& usage = regions[index].usage;
        return std::array{usage.resident >> 10, usage.anonymous >> 10, usage.swapped >> 10};
    };
    using Figures = std::array<uint64_t, 3>;
    CHECK(figures(0) == Figures{4, 0, 0});
    // Two pages hold no three: what lies in swap has no room beside what is resident.
    CHECK(figures(1) == Figures{8, 4, 0});
    CHECK(figures(2) == Figures{16, 16, 8});
    CHECK(figures(3) == Figures{8, 0, 0});
    CHECK(figures(4) == Figures{12, 12, 0});
    CHECK(regions[1].permissions == "r--p");
}

TEST_CASE("pmap: columns are found by their names") {
    const Imported imported = importPmap(R"(4186:   /usr/bin/demo --now
         Address Perm   Offset Device  Inode Size  Rss Pss Referenced Anonymous Swap Locked Mapping
    00400000 r-xp 00001000  fe:00 247101    8    4   4          4         0    0      0 demo
    00602000 rw-p 00000000  00:00      0   16    8   8          8         8    4      0
                                         ==== ==== === ========== ========= ==== ======
                                           24   12  12         12         8    4      0 KB
)");
    const Snapshot end = played(imported.text);
    const auto& regions = end.processes.front().regions;
    CHECK(end.processes.front().name == "demo");
    REQUIRE(regions.size() == 2);
    CHECK(regions[0].mapsLine() == "00400000-00402000 r-xp 00001000 demo");
    CHECK(regions[0].usage.resident == 4096);
    CHECK(regions[1].usage.anonymous == 8192);
    CHECK(regions[1].usage.swapped == 4096);
}

TEST_CASE("maps: what the language cannot hold is left out, and said") {
    const Imported imported = importMaps(
        "nonsense\n"
        "00400000-00402000 r-xp 00000000 08:01 1 /bin/a\n"
        "00401000-00403000 r-xp 00000000 08:01 1 /bin/a\n"
        "00500001-00501000 rw-p 00000000\n"
        "f00000000000000-f00000000001000 rw-p 00000000\n"
        "00600000-00601000 rwzp 00000000\n"
        "00700000-00701000 rw-s fffffffff000 00:05 9 /dev/mem\n");
    CHECK(imported.diagnostics.size() == 5);
    const Snapshot end = played(imported.text);
    REQUIRE(end.processes.front().regions.size() == 2);
    CHECK(end.processes.front().regions[1].mapsLine() == "00700000-00701000 rw-s 00000000 /dev/mem");
}

TEST_CASE("maps: addresses beyond four levels take a machine of five") {
    const Imported imported =
        importMaps("00400000-00401000 r--p 00000000 /bin/a\nff000000000000-ff000000001000 rw-p 00000000\n");
    CHECK(imported.text.find("machine x86-64-la57") != std::string::npos);
    played(imported.text);
}

TEST_CASE("maps: nothing of the kind is a mistake, and so is too much of it") {
    CHECK(importMaps("").text.empty());
    CHECK(importMaps("once upon a time\n").diagnostics.front().severity == Severity::Error);
    std::string many;
    for (uint64_t i = 1; i < 6000; ++i) {
        char line[96];
        std::snprintf(line, sizeof line,
                      "%llx000-%llx000 rw-p 00000000 00:00 0 [anon:a long name for a region]\n",
                      static_cast<unsigned long long>(2 * i), static_cast<unsigned long long>(2 * i + 1));
        many += line;
    }
    const Imported imported = importMaps(many);
    CHECK(imported.text.empty());
    REQUIRE(imported.diagnostics.size() == 1);
    CHECK(imported.diagnostics.front().message.find("256 KiB") != std::string::npos);
}
