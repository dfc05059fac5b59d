// Read-ahead: a page that has to be read from a disk brings its neighbours along (mm/readahead.c, mm/filemap.c).
//
// What is read ahead becomes warm: in memory, and in a frame only when somebody uses it. The window belongs to the open
// file (struct file_ra_state); one page of it is marked (PG_readahead), and whoever comes to that page has the next
// window read.
#pragma once

#include <cstdint>

#include "kernel/machine.h"

namespace pagewalk {

/// Which pages of a window are in memory before the fault that asked for it is tried again: all, when its own page came
/// from the disk, for they came together; only holes, which need no disk, when its own page is one.
enum class Arrived : uint8_t { All, HolesOnly };

/// The pages around page `index` of a region's file, when a fault had to read it: `read-ahead` of them with it in the
/// middle; forwards from it where the region is executable or MADV_SEQUENTIAL; none for MADV_RANDOM.
void readAround(Kernel& kernel, const Region& region, uint64_t index, Arrived part);
/// The next window, when a fault finds page `index` in memory and marked.
void readOnwards(Kernel& kernel, const Region& region, uint64_t index);

/// What a read(2) of `count` pages from page `index` brings into memory: those, and more of them the longer the reads of
/// this open file go on from each other.
void readForward(Kernel& kernel, OpenFileId file, uint64_t index, uint64_t count);

/// MADV_WILLNEED and POSIX_FADV_WILLNEED: pages [first, end) of an object are read now.
void readWanted(Kernel& kernel, ObjectId object, uint64_t first, uint64_t end);

}  // namespace pagewalk
