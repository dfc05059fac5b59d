#include "library/malloc.h"

#include "library/heap.h"

namespace pagewalk::library {
namespace {

/// In front of what a mapping of its own gives the program: an unused word and a header.
constexpr uint64_t mappedHeader = 2 * wordBytes;

uint64_t takeMapped(Program& program, uint64_t size) {
    const uint64_t bytes = program.page().roundUp(size + mappedHeader);
    const uint64_t start = program.map(bytes);
    if (start == 0) return 0;
    program.store(start + wordBytes, Tag{bytes, true, true}.word());
    return program.stopped() ? 0 : start + mappedHeader;
}

void giveMapped(Program& program, uint64_t pointer, uint64_t bytes) {
    const uint64_t start = pointer - mappedHeader;
    const bool whole = program.page().aligned(start) && program.page().aligned(bytes) && bytes != 0;
    if (!whole) return program.abort(Abort::InvalidPointer);
    program.unmap(start, bytes);
}

}  // namespace

uint64_t malloc(Program& program, uint64_t size) {
    if (size > largestRequest) return 0;
    return size >= mmapThreshold ? takeMapped(program, size) : Heap(program).take(chunkFor(size));
}

void free(Program& program, uint64_t pointer) {
    if (pointer == 0) return;
    if (pointer % alignment != 0) return program.abort(Abort::InvalidPointer);
    const Tag tag = Tag::of(program.load(pointer - wordBytes));
    if (program.stopped()) return;
    if (tag.mapped && tag.inUse) return giveMapped(program, pointer, tag.size);
    Heap(program).give(pointer);
}

}  // namespace pagewalk::library
