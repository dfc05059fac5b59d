#include "hardware/physical_memory.h"

#include <doctest/doctest.h>

#include <array>

using namespace pagewalk;

namespace {

PhysicalMemory memoryOf(uint32_t frames) {
    PhysicalMemory memory{PageSize{12}};
    memory.grow(frames);
    return memory;
}

uint64_t digestOf(const PhysicalMemory& memory) {
    Hasher hasher;
    memory.addTo(hasher);
    return hasher.digest();
}

}  // namespace

TEST_CASE("physical_memory: a frame is zeros until it is written") {
    PhysicalMemory memory = memoryOf(4);
    std::array<uint8_t, 8> bytes{1, 2, 3, 4, 5, 6, 7, 8};
    memory.read({0x1ff8}, bytes);
    CHECK(bytes == std::array<uint8_t, 8>{});
    CHECK(memory.content({1}) == nullptr);
    CHECK(memory.frames() == 4);
}

TEST_CASE("physical_memory: numbers lie little-endian, of any width, at the end of a frame too") {
    PhysicalMemory memory = memoryOf(2);
    for (unsigned width = 1; width <= 8; ++width) {
        const PhysicalAddress at{0x1000 - width};
        memory.writeNumber(at, 0x8877665544332211, width);
        CHECK(memory.readNumber(at, width) == (0x8877665544332211 & (UINT64_MAX >> (64 - 8 * width))));
        CHECK(memory.readNumber(at, 1) == 0x11);
    }
    CHECK(memory.content({1}) == nullptr);
}

TEST_CASE("physical_memory: frames of equal history share bytes until one is written") {
    PhysicalMemory memory = memoryOf(3);
    memory.writeNumber({0x1000}, 0x41, 1);
    memory.setContent({2}, memory.content({1}));
    CHECK(memory.content({1}) == memory.content({2}));
    memory.writeNumber({0x2001}, 0x42, 1);
    CHECK(memory.content({1}) != memory.content({2}));
    CHECK(memory.readNumber({0x1000}, 2) == 0x0041);
    CHECK(memory.readNumber({0x2000}, 2) == 0x4241);
}

TEST_CASE("physical_memory: content taken out stays what it was") {
    PhysicalMemory memory = memoryOf(2);
    memory.writeNumber({0x1000}, 1, 1);
    const PageBytes before = memory.content({1});
    memory.writeNumber({0x1000}, 2, 1);
    CHECK(before->front() == 1);
    memory.clear({1});
    CHECK(before->front() == 1);
    CHECK(memory.readNumber({0x1000}, 8) == 0);
}

TEST_CASE("physical_memory: a copy is apart from its original") {
    PhysicalMemory memory = memoryOf(2);
    memory.writeNumber({0x1000}, 1, 1);
    PhysicalMemory copy = memory;
    CHECK(copy == memory);
    copy.writeNumber({0x1000}, 2, 1);
    CHECK_FALSE(copy == memory);
    CHECK(memory.readNumber({0x1000}, 1) == 1);
    memory.writeNumber({0x1000}, 2, 1);
    CHECK(copy == memory);
}

TEST_CASE("physical_memory: equality and digest look at bytes, not at storage") {
    PhysicalMemory written = memoryOf(2);
    const PhysicalMemory untouched = memoryOf(2);
    written.writeNumber({0x1000}, 7, 1);
    CHECK_FALSE(written == untouched);
    CHECK(digestOf(written) != digestOf(untouched));
    written.writeNumber({0x1000}, 0, 1);
    CHECK(written.content({1}) != nullptr);
    CHECK(written == untouched);
    CHECK(digestOf(written) == digestOf(untouched));
}

TEST_CASE("physical_memory: the digest knows in which frame a byte lies") {
    PhysicalMemory low = memoryOf(3);
    PhysicalMemory high = memoryOf(3);
    low.writeNumber({0x1000}, 7, 1);
    high.writeNumber({0x2000}, 7, 1);
    CHECK(digestOf(low) != digestOf(high));
}
