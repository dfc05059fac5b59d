#include "memory/file_object.h"

#include <doctest/doctest.h>

using namespace pagewalk;

namespace {

FileObject disk(uint64_t bytes) { return {"/f", FileKind::Disk, bytes, PageSize{}}; }

PageBytes filled(uint8_t byte) { return std::make_shared<std::vector<uint8_t>>(4096, byte); }

}  // namespace

TEST_CASE("file_object: a file has the pages that hold a byte of it") {
    CHECK(disk(0).pages() == 0);
    CHECK(disk(1).pages() == 1);
    CHECK(disk(4096).pages() == 1);
    CHECK(disk(4097).pages() == 2);
}

TEST_CASE("file_object: a page that is neither placed nor warm has to be read") {
    FileObject file = disk(8192);
    CHECK_FALSE(file.inMemory(0));
    file.warmAll();
    CHECK(file.inMemory(0));
    CHECK(file.warm(1));
    CHECK_FALSE(file.warm(2));
}

TEST_CASE("file_object: placing takes a page out of the warm ones, eviction out of memory") {
    FileObject file = disk(8192);
    file.store(0, filled(1));
    file.warmAll();
    file.place(0, {7}, false);
    CHECK_FALSE(file.warm(0));
    CHECK(file.warm(1));
    REQUIRE(file.placed(0) != nullptr);
    CHECK(file.placed(0)->frame == FrameNumber{7});
    file.evict(0, filled(2));
    CHECK(file.placed(0) == nullptr);
    CHECK_FALSE(file.warm(0));
    CHECK_FALSE(file.inMemory(0));
    CHECK(file.stored(0)->front() == 2);
}

TEST_CASE("file_object: a memory file is always in memory") {
    const FileObject file("/shm", FileKind::Memory, 4096, PageSize{});
    CHECK(file.inMemory(0));
    CHECK_FALSE(file.warm(0));
}

TEST_CASE("file_object: a page knows whether it is dirty") {
    FileObject file = disk(4096);
    file.place(0, {1}, false);
    CHECK_FALSE(file.placed(0)->dirty);
    file.setDirty(0, true);
    CHECK(file.placed(0)->dirty);
}

TEST_CASE("file_object: equality looks at content, a page of zeros is a hole") {
    FileObject a = disk(4096);
    FileObject b = disk(4096);
    a.store(0, filled(3));
    CHECK_FALSE(a == b);
    b.store(0, filled(3));
    CHECK(a == b);
    b.place(0, {1}, false);
    CHECK_FALSE(a == b);
}
