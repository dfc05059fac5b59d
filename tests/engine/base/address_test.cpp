#include "base/address.h"

#include <doctest/doctest.h>

using namespace pagewalk;

TEST_CASE("address: a range is half open") {
    const AddressRange range{{0x1000}, {0x3000}};
    CHECK(range.bytes() == 0x2000);
    CHECK(range.contains(VirtualAddress{0x1000}));
    CHECK(range.contains(VirtualAddress{0x2fff}));
    CHECK_FALSE(range.contains(VirtualAddress{0x3000}));
    CHECK_FALSE(range.contains(VirtualAddress{0xfff}));
    CHECK(range.contains(range));
    CHECK_FALSE(range.contains(AddressRange{{0x1000}, {0x3001}}));
}

TEST_CASE("address: ranges that only touch do not overlap") {
    const AddressRange range{{0x1000}, {0x3000}};
    CHECK_FALSE(range.overlaps({{0}, {0x1000}}));
    CHECK_FALSE(range.overlaps({{0x3000}, {0x4000}}));
    CHECK(range.overlaps({{0}, {0x1001}}));
    CHECK(range.overlaps({{0x2fff}, {0x4000}}));
    CHECK(range.overlaps({{0}, {UINT64_MAX}}));
}

TEST_CASE("address: the intersection of strangers is empty") {
    const AddressRange range{{0x1000}, {0x3000}};
    CHECK(range.intersect({{0x2000}, {0x5000}}) == AddressRange{{0x2000}, {0x3000}});
    CHECK(range.intersect({{0x3000}, {0x5000}}).empty());
    CHECK(range.intersect({{0x8000}, {0x9000}}).empty());
}

TEST_CASE("address: sizes round to whole pages, past the end of 64 bits to 0") {
    const PageSize page;
    CHECK(page.roundUp(0) == 0);
    CHECK(page.roundUp(1) == 4096);
    CHECK(page.roundUp(4096) == 4096);
    CHECK(page.roundUp(UINT64_MAX - 4095) == UINT64_MAX - 4095);
    CHECK(page.roundUp(UINT64_MAX - 4094) == 0);
    CHECK(page.roundUp(UINT64_MAX) == 0);
    CHECK(page.roundDown(UINT64_MAX) == UINT64_MAX - 4095);
    CHECK(page.pagesIn(4097) == 2);
    CHECK(page.aligned(0));
    CHECK_FALSE(page.aligned(2048));
}

TEST_CASE("address: page and frame numbers and back, at every page size") {
    for (uint8_t shift = 6; shift <= 16; ++shift) {
        const PageSize page{shift};
        const VirtualAddress address{0x7fff'1234'5678};
        CHECK(page.startOf(page.pageOf(address)).value + page.offsetIn(address) == address.value);
        CHECK(page.offsetIn(address) < page.bytes());
        CHECK(page.frameOf(page.startOf(FrameNumber{0xfffff}) + (page.bytes() - 1)) == FrameNumber{0xfffff});
    }
}
