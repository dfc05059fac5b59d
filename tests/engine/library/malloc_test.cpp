// The allocator against a model of its own: what it hands out never overlaps, keeps its bytes, and comes back.
#include "library/malloc.h"

#include <doctest/doctest.h>

#include <map>
#include <vector>

#include "../support/chance.h"
#include "../support/world.h"
#include "kernel/calls/brk.h"
#include "kernel/validator.h"
#include "library/chunk.h"

using namespace pagewalk;
using namespace pagewalk::testing;

namespace {

class Heaped : public World {
  public:
    explicit Heaped(uint32_t frames = 600) : World(withFrames(frames)) {
        id = start("A");
        kernel.process(id).space.heapStart = kernel.process(id).space.heapEnd = {0x600000};
    }
    uint64_t take(uint64_t size) {
        library::Program program(kernel, id);
        return library::malloc(program, size);
    }
    library::Abort give(uint64_t pointer) {
        library::Program program(kernel, id);
        library::free(program, pointer);
        REQUIRE(program.signal().ok());
        return program.abortReason();
    }
    uint64_t word(uint64_t address) {
        library::Program program(kernel, id);
        return program.load(address);
    }
    /// Every chunk's header from the heap's start, checked against its footer: sizes that add up to the heap.
    std::vector<library::Tag> chunks() {
        std::vector<library::Tag> list;
        const uint64_t start = kernel.process(id).space.libraryHeap.value;
        const uint64_t end = word(start) - 8;
        for (uint64_t at = start + 8; at < end; at += list.back().size) {
            list.push_back(library::Tag::of(word(at)));
            REQUIRE(list.back().size >= library::minimumChunk);
            if (at + list.back().size < end) REQUIRE(word(at + list.back().size - 8) == list.back().word());
        }
        REQUIRE(!list.back().inUse);
        return list;
    }
    uint64_t breakNow() { return kernel.process(id).space.heapEnd.value; }

    ProcessId id = 0;
};

void checkBlocks(Heaped& heap, const std::map<uint64_t, uint64_t>& blocks) {
    uint64_t end = 0;
    for (const auto& [pointer, size] : blocks) {
        REQUIRE(pointer % 16 == 0);
        REQUIRE(pointer >= end);
        end = pointer + size;
        if (size != 0) REQUIRE(heap.read(heap.id, pointer).value == static_cast<uint8_t>(pointer >> 4));
        if (size != 0)
            REQUIRE(heap.read(heap.id, pointer + size - 1).value == static_cast<uint8_t>(pointer >> 4));
    }
}

void useAtRandom(uint64_t seed) {
    CAPTURE(seed);
    Chance chance(seed);
    Heaped heap;
    std::map<uint64_t, uint64_t> blocks;  // pointer → size
    for (unsigned step = 0; step < 300; ++step) {
        if (!blocks.empty() && chance.once(2)) {
            auto gone = blocks.begin();
            std::advance(gone, static_cast<std::ptrdiff_t>(chance.below(blocks.size())));
            REQUIRE(heap.give(gone->first) == library::Abort::None);
            blocks.erase(gone);
        } else {
            const uint64_t size = chance.once(10) ? chance.below(200'000) : chance.below(2'000);
            const uint64_t pointer = heap.take(size);
            REQUIRE(pointer != 0);
            REQUIRE(blocks.emplace(pointer, size).second);
            const auto mark = static_cast<uint8_t>(pointer >> 4);
            if (size != 0) REQUIRE(heap.write(heap.id, pointer, mark).ok());
            if (size != 0) REQUIRE(heap.write(heap.id, pointer + size - 1, mark).ok());
        }
        if (step % 20 == 0) checkBlocks(heap, blocks);
    }
    checkBlocks(heap, blocks);
    const auto list = heap.chunks();
    // Neighbours that are both free would have been joined.
    for (size_t i = 1; i < list.size(); ++i) REQUIRE((list[i - 1].inUse || list[i].inUse));
    for (const auto& [pointer, size] : blocks) REQUIRE(heap.give(pointer) == library::Abort::None);
    REQUIRE(heap.chunks().size() == 1);
    REQUIRE(violations(heap.kernel.machine) == std::vector<std::string>{});
}

}  // namespace

TEST_CASE("malloc: blocks never overlap, keep their bytes, and leave one free chunk behind") {
    for (uint64_t seed = 1; seed <= 20; ++seed) useAtRandom(seed);
}

TEST_CASE("malloc: the first call touches one page of 132 KiB") {
    Heaped heap;
    CHECK(heap.take(24) == 0x600010);
    CHECK(heap.breakNow() == 0x621000);
    CHECK(heap.kernel.process(heap.id).faults.minor == 1);
}

TEST_CASE("malloc: a request that the growth just covers leaves the least top") {
    // 128 KiB - 1 is the largest request that the heap serves.
    Heaped heap;
    const uint64_t pointer = heap.take(library::mmapThreshold - 1);
    CHECK(pointer == 0x600010);
    CHECK(heap.chunks().size() == 2);
    CHECK(heap.take(library::mmapThreshold) > 0x700000);
}

TEST_CASE("malloc: what a freed top may keep is M_TOP_PAD") {
    Heaped heap;
    std::vector<uint64_t> blocks;
    for (unsigned i = 0; i < 10; ++i) blocks.push_back(heap.take(100'000));
    const uint64_t high = heap.breakNow();
    for (const uint64_t pointer : blocks) REQUIRE(heap.give(pointer) == library::Abort::None);
    CHECK(heap.breakNow() < high);
    CHECK(heap.chunks().front().size >= library::topPad);
    CHECK(heap.chunks().front().size < library::topPad + 2 * pageBytes);
}

TEST_CASE("malloc: without memory there is none, and what was taken stays") {
    Heaped heap;
    const uint64_t pointer = heap.take(24);
    heap.kernel.process(heap.id).limits.data = 200'000;
    CHECK(heap.take(100'000) != 0);
    CHECK(heap.take(100'000) == 0);
    CHECK(heap.take(1'000'000) == 0);
    CHECK(heap.take(UINT64_MAX) == 0);
    CHECK(heap.give(pointer) == library::Abort::None);
}

TEST_CASE("free: names what is wrong") {
    Heaped heap;
    const uint64_t a = heap.take(40);
    const uint64_t b = heap.take(40);
    heap.take(40);
    CHECK(heap.give(0) == library::Abort::None);
    CHECK(heap.give(a + 8) == library::Abort::InvalidPointer);
    CHECK(heap.give(b) == library::Abort::None);
    CHECK(heap.give(b) == library::Abort::DoubleFree);
    heap.write(heap.id, b - 16, 1);  // the footer of a
    CHECK(heap.give(a) == library::Abort::CorruptSize);
    brk(heap.kernel, heap.id, {0x601000});
    library::Program program(heap.kernel, heap.id);
    CHECK(library::malloc(program, 200'00) == 0);
    CHECK(program.stopped());
}

TEST_CASE("free: a mapping of its own whose header was overwritten") {
    Heaped heap;
    const uint64_t pointer = heap.take(300'000);
    heap.write(heap.id, pointer - 7, 0x55);
    CHECK(heap.give(pointer) == library::Abort::InvalidPointer);
}
