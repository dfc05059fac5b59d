#include "hardware/table_reserve.h"

#include <doctest/doctest.h>

using namespace pagewalk;

TEST_CASE("table_reserve: frames are numbered behind the machine's own, the lowest free one first") {
    PhysicalMemory memory{PageSize{12}};
    memory.grow(17);
    TableReserve reserve(FrameNumber{17});
    CHECK(reserve.allocate(memory, 4, 1) == FrameNumber{17});
    CHECK(reserve.allocate(memory, 3, 1) == FrameNumber{18});
    CHECK(memory.frames() == 19);
    reserve.release(memory, {17});
    CHECK(reserve.at(FrameNumber{17}).level == 0);
    CHECK(reserve.allocate(memory, 2, 5) == FrameNumber{17});
    CHECK(reserve.at(FrameNumber{17}) == TableReserve::Table{2, 5, 0});
    CHECK(reserve.allocate(memory, 1, 5) == FrameNumber{19});
}

TEST_CASE("table_reserve: a released table leaves no bytes behind") {
    PhysicalMemory memory{PageSize{12}};
    TableReserve reserve(FrameNumber{1});
    const FrameNumber frame = reserve.allocate(memory, 1, 0);
    memory.writeNumber({uint64_t{frame.value} * 4096}, 42, 8);
    reserve.release(memory, frame);
    CHECK(memory.readNumber({uint64_t{frame.value} * 4096}, 8) == 0);
}
