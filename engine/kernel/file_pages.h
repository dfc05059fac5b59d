// What happens to a file's pages: eviction, write-back, holes and a changed length.
#pragma once

#include <cstdint>

#include "kernel/machine.h"

namespace pagewalk {

/// Clears every entry that maps a page of an object, in every process; private copies stay.
void unmapFilePage(Kernel& kernel, ObjectId object, uint64_t index);

/// Takes a placed page out of memory: unmapped, written back where it is dirty, its frame freed. A page of a memory
/// file goes to swap; false, and nothing happens, when that is full.
bool evictFilePage(Kernel& kernel, ObjectId object, uint64_t index);
/// As MADV_PAGEOUT does it, whose caller writes no file: a dirty page of a disk is unmapped and stays, for the writer in
/// the background (mm/vmscan.c, shrink_folio_list). False when the page stayed.
bool pageOutFilePage(Kernel& kernel, ObjectId object, uint64_t index);

/// Pages [first, end) of a file.
struct FilePages {
    uint64_t first = 0;
    uint64_t end = UINT64_MAX;
    constexpr bool contains(uint64_t index) const { return first <= index && index < end; }
};
/// Writes dirty pages of a file on a disk back and write-protects their entries, so that the next write is heard of.
void writeBack(Kernel& kernel, ObjectId object, FilePages pages = {});

/// Drops the pages of a file on a disk that nobody maps, clean ones after a write-back (POSIX_FADV_DONTNEED).
void dropUnmapped(Kernel& kernel, ObjectId object);

/// Makes bytes of a file zero: whole pages are taken away from shared mappings, private copies stay.
void punchHole(Kernel& kernel, ObjectId object, uint64_t from, uint64_t bytes);

/// Changes a file's length. Pages beyond a new end go, private copies too; the last page is zeroed beyond it.
void setLength(Kernel& kernel, ObjectId object, uint64_t bytes);

}  // namespace pagewalk
