#include "hardware/page_table_format.h"

#include <doctest/doctest.h>

using namespace pagewalk;

namespace {

PageTableFormat x86() { return *PageTableFormat::of(Architecture::X86_64); }
PageTableFormat la57() { return *PageTableFormat::of(Architecture::X86_64La57); }
constexpr uint64_t bit(unsigned number) { return uint64_t{1} << number; }

}  // namespace

// Intel SDM vol. 3A, table 4-20: P 0, R/W 1, U/S 2, A 5, D 6, frame from 12 on, XD 63.
TEST_CASE("page_table_format: each property of an entry has the manual's bit") {
    const PageTableFormat format = x86();
    CHECK(format.encode({.present = true, .executable = true}) == (bit(0) | bit(2)));
    CHECK(format.encode({.present = true}) == (bit(0) | bit(2) | bit(63)));
    CHECK(format.encode({.present = true, .writable = true, .executable = true}) == (bit(0) | bit(1) | bit(2)));
    CHECK(format.encode({.present = true, .executable = true, .accessed = true}) == (bit(0) | bit(2) | bit(5)));
    CHECK(format.encode({.present = true, .executable = true, .dirty = true}) == (bit(0) | bit(2) | bit(6)));
    CHECK(format.encode({.present = true, .executable = true, .frame = {0x12345}}) ==
          (bit(0) | bit(2) | 0x12345000));
    CHECK(format.encode({}) == 0);
}

TEST_CASE(
    "page_table_format: a page kept under PROT_NONE is not present to the hardware and has the global bit") {
    const uint64_t raw = x86().encode({.kept = true, .dirty = true, .frame = {3}});
    CHECK_FALSE(x86().presentBit(raw));
    CHECK((raw & bit(8)) != 0);
    CHECK(x86().decode(raw).kept);
    CHECK(x86().decode(raw).frame == FrameNumber{3});
    CHECK(x86().decode(raw).dirty);
}

TEST_CASE("page_table_format: every entry comes back as it was, with 8 bytes and with 4") {
    const auto small = PageTableFormat::custom(PageSize{12}, {10, 10}, 2);
    REQUIRE(small);
    CHECK(small->entryBytes() == 4);
    for (const PageTableFormat& format : {x86(), la57(), *small}) {
        for (unsigned bits = 0; bits < 64; ++bits) {
            PageTableEntry entry;
            entry.present = (bits & 1) != 0;
            entry.kept = !entry.present;
            entry.writable = (bits & 2) != 0;
            entry.executable = (bits & 4) != 0;
            entry.accessed = (bits & 8) != 0;
            entry.dirty = (bits & 16) != 0;
            entry.frame = {(bits & 32) != 0 ? 0xfffffU : 0U};
            const uint64_t raw = format.encode(entry);
            CHECK(format.decode(raw) == entry);
            if (format.entryBytes() == 4) CHECK(raw <= UINT32_MAX);
        }
    }
}

TEST_CASE("page_table_format: marking sets accessed, and with dirty both, and nothing else") {
    const uint64_t raw = x86().encode({.present = true, .frame = {9}});
    CHECK(x86().withAccessed(raw) == (raw | bit(5)));
    CHECK(x86().withDirty(raw) == (raw | bit(5) | bit(6)));
}

TEST_CASE("page_table_format: an entry above the last level names a table that all may use") {
    const uint64_t raw = x86().encodeTable({7});
    CHECK(raw == (0x7000 | bit(0) | bit(1) | bit(2)));
    CHECK(x86().decode(raw).frame == FrameNumber{7});
}

TEST_CASE("page_table_format: an address is split 9/9/9/9/12") {
    const VirtualAddress address{uint64_t{1} << 39 | uint64_t{2} << 30 | uint64_t{3} << 21 | uint64_t{4} << 12 |
                                 5};
    CHECK(x86().indexAt(4, address) == 1);
    CHECK(x86().indexAt(3, address) == 2);
    CHECK(x86().indexAt(2, address) == 3);
    CHECK(x86().indexAt(1, address) == 4);
    CHECK(x86().page().offsetIn(address) == 5);
    CHECK(x86().addressBits() == 48);
    CHECK(x86().levelName(4) == "PML4");
    CHECK(x86().levelName(1) == "PT");
}

TEST_CASE("page_table_format: five levels with la57") {
    CHECK(la57().levels() == 5);
    CHECK(la57().addressBits() == 57);
    CHECK(la57().indexAt(5, {uint64_t{0x55} << 48}) == 0x55);
    CHECK(la57().levelName(5) == "PML5");
    CHECK(la57().userEnd().value == (uint64_t{1} << 56) - 4096);
}

TEST_CASE("page_table_format: canonical on both sides of the hole") {
    struct Case {
        PageTableFormat format;
        unsigned topBit;
    };
    for (const Case& here : {Case{x86(), 47}, Case{la57(), 56}}) {
        const uint64_t hole = bit(here.topBit);
        CHECK(here.format.canonical({0}));
        CHECK(here.format.canonical({hole - 1}));
        CHECK_FALSE(here.format.canonical({hole}));
        CHECK_FALSE(here.format.canonical({hole + 4096}));
        CHECK_FALSE(here.format.canonical({uint64_t{0} - hole - 1}));
        CHECK(here.format.canonical({uint64_t{0} - hole}));
        CHECK(here.format.canonical({UINT64_MAX}));
        CHECK(here.format.userEnd().value == hole - 4096);
    }
}

TEST_CASE("page_table_format: a machine of one's own has no second half") {
    const auto format = PageTableFormat::custom(PageSize{8}, {4, 4}, 2);
    REQUIRE(format);
    CHECK(format->addressBits() == 16);
    CHECK(format->canonical({0xffff}));
    CHECK_FALSE(format->canonical({0x10000}));
    CHECK(format->userEnd().value == 0x10000);
    CHECK(format->indexAt(2, {0xa512}) == 0xa);
    CHECK(format->indexAt(1, {0xa512}) == 0x5);
    CHECK(format->levelName(2) == "level 2");
}

TEST_CASE("page_table_format: entries of 8 bytes where a table fits its page, else of 4, else none") {
    CHECK(PageTableFormat::custom(PageSize{12}, {9, 9, 9, 9}, 4)->entryBytes() == 8);
    CHECK(PageTableFormat::custom(PageSize{12}, {10, 10}, 2)->entryBytes() == 4);
    CHECK_FALSE(PageTableFormat::custom(PageSize{12}, {11, 9}, 2));
    CHECK_FALSE(PageTableFormat::custom(PageSize{12}, {}, 0));
    CHECK_FALSE(PageTableFormat::custom(PageSize{16}, {13, 13, 13, 9}, 4));  // 64 bits: no room for a hole
}

TEST_CASE("page_table_format: what is not modelled has no format") {
    CHECK_FALSE(PageTableFormat::of(Architecture::Custom));
}
