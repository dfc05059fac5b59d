#include "memory/frame_table.h"

#include <doctest/doctest.h>

#include <set>

#include "../support/chance.h"

using namespace pagewalk;
using pagewalk::testing::Chance;

TEST_CASE("frame_table: frame 0 is the zero frame and counts for nobody") {
    const FrameTable frames(4);
    CHECK(frames.at(FrameNumber{0}).use == FrameUse::Zero);
    CHECK(frames.size() == 4);
    CHECK(frames.freeCount() == 4);
}

TEST_CASE("frame_table: the lowest free frame goes first, until none is left") {
    FrameTable frames(3);
    for (uint32_t number : {1U, 2U, 3U}) CHECK(frames.allocate(FrameUse::Anonymous) == FrameNumber{number});
    CHECK_FALSE(frames.allocate(FrameUse::Anonymous));
    frames.release({3});
    frames.release({1});
    CHECK(frames.freeCount() == 2);
    CHECK(frames.allocate(FrameUse::PageCache) == FrameNumber{1});
    CHECK(frames.at(FrameNumber{1}).use == FrameUse::PageCache);
    CHECK(frames.allocate(FrameUse::PageCache) == FrameNumber{3});
}

TEST_CASE("frame_table: a released frame remembers nothing") {
    FrameTable frames(1);
    const FrameNumber frame = *frames.allocate(FrameUse::Anonymous);
    frames.at(frame).owners = 3;
    frames.at(frame).exclusive = true;
    frames.release(frame);
    CHECK(frames.allocate(FrameUse::Anonymous) == frame);
    CHECK(frames.at(frame).owners == 0);
    CHECK_FALSE(frames.at(frame).exclusive);
}

TEST_CASE("frame_table: a copy is a value") {
    FrameTable frames(2000);
    frames.allocate(FrameUse::Anonymous);
    FrameTable copy = frames;
    CHECK(copy == frames);
    copy.at(FrameNumber{1}).owners = 1;
    CHECK_FALSE(copy == frames);
    CHECK(frames.at(FrameNumber{1}).owners == 0);
}

TEST_CASE("frame_table: taken and given back at random, as a plain set has it") {
    FrameTable frames(200);
    std::set<uint32_t> free;
    for (uint32_t number = 1; number <= 200; ++number) free.insert(number);
    Chance chance(3);
    for (int i = 0; i < 5000; ++i) {
        const auto number = static_cast<uint32_t>(1 + chance.below(200));
        if (free.contains(number)) {
            REQUIRE(frames.allocate(FrameUse::Anonymous) == FrameNumber{*free.begin()});
            free.erase(free.begin());
        } else {
            frames.release({number});
            free.insert(number);
        }
        REQUIRE(frames.freeCount() == free.size());
    }
}
