// malloc(3) and free(3) as a small C library has them.
//
// Requests of 128 KiB and more are mappings of their own (M_MMAP_THRESHOLD), with a header of 16 bytes; all others come
// from the heap, which grows by brk in steps of the need and 128 KiB more (M_TOP_PAD), rounded to pages: 132 KiB at
// first. A free top above 128 KiB is trimmed (M_TRIM_THRESHOLD). See heap.h for how the heap is kept.
#pragma once

#include "library/program.h"

namespace pagewalk::library {

/// The address of `size` bytes, 16-byte aligned; for 0 bytes that of a chunk of the least size. 0 (NULL, with ENOMEM)
/// when there is no memory, or when the program has stopped.
uint64_t malloc(Program& program, uint64_t size);

/// Gives back what malloc returned; nothing for 0. Aborts on a pointer that malloc never returned, on one given back
/// already, and where the words around it were overwritten.
void free(Program& program, uint64_t pointer);

}  // namespace pagewalk::library
