#include "library/heap.h"

namespace pagewalk::library {
namespace {

/// What a heap has beside its chunks: the word at its start, and the 8 bytes that keep the next growth aligned.
constexpr uint64_t besides = 2 * wordBytes;

}  // namespace

Heap::Heap(Program& program)
    : program_(program), end_(program.heapStart() != 0 ? program.load(program.heapStart()) : 0) {}

uint64_t Heap::take(uint64_t size) {
    if (program_.heapStart() == 0 && !begin(size)) return 0;
    const auto chunk = firstFit(size);
    if (!chunk) return 0;
    const uint64_t rest = chunk->tag.size - size;
    const bool whole = !chunk->top && rest < minimumChunk;
    write(chunk->header, whole ? chunk->tag.size : size, true);
    if (chunk->top) {
        writeTop(chunk->header + size);
    } else if (!whole) {
        write(chunk->header + size, rest, false);
    }
    return program_.stopped() ? 0 : chunk->header + wordBytes;
}

void Heap::give(uint64_t pointer) {
    if (!owns(pointer)) return program_.abort(Abort::InvalidPointer);
    const auto chunk = chunkAt(pointer - wordBytes);
    if (!chunk) return;
    if (!chunk->tag.inUse) return program_.abort(Abort::DoubleFree);
    if (Tag::of(program_.load(chunk->end() - wordBytes)) != chunk->tag)
        return program_.abort(Abort::CorruptSize);
    const auto after = chunkAt(chunk->end());
    const auto before = chunk->header != first() ? chunkBefore(*chunk) : chunk;
    if (!after || !before) return;
    const uint64_t from = before->tag.inUse ? chunk->header : before->header;
    if (after->top) return trim(from);
    write(from, (after->tag.inUse ? chunk->end() : after->end()) - from, false);
}

/// The first malloc asks for the heap.
bool Heap::begin(uint64_t size) {
    const uint64_t from = roundUp(program_.breakNow(), alignment);
    const uint64_t to = program_.page().roundUp(from + besides + size + minimumChunk + topPad);
    if (!program_.moveBreak(to)) return false;
    program_.setHeapStart(from);
    if (!setEnd(to)) return false;
    writeTop(first());
    return !program_.stopped();
}

/// Reads a chunk's header. A header that no chunk of this heap can have is somebody's overflow.
std::optional<Heap::Chunk> Heap::chunkAt(uint64_t header) {
    const Tag tag = Tag::of(program_.load(header));
    if (program_.stopped()) return std::nullopt;
    const bool fits = header < topEnd() && tag.size <= topEnd() - header;
    if (tag.mapped || tag.size < minimumChunk || !fits) {
        program_.abort(Abort::CorruptSize);
        return std::nullopt;
    }
    return Chunk{header, tag, header + tag.size == topEnd() && !tag.inUse};
}

/// The neighbour below, by its footer; its header has to say the same.
std::optional<Heap::Chunk> Heap::chunkBefore(const Chunk& chunk) {
    const Tag footer = Tag::of(program_.load(chunk.header - wordBytes));
    if (program_.stopped()) return std::nullopt;
    const bool fits = footer.size >= minimumChunk && footer.size <= chunk.header - first();
    const auto before = fits ? chunkAt(chunk.header - footer.size) : std::nullopt;
    if (!before || before->tag != footer) program_.abort(Abort::CorruptSize);
    return program_.stopped() ? std::nullopt : before;
}

std::optional<Heap::Chunk> Heap::firstFit(uint64_t size) {
    for (uint64_t at = first();;) {
        const auto chunk = chunkAt(at);
        if (!chunk) return std::nullopt;
        // The top keeps a chunk's room for itself, so that the list always has an end.
        const uint64_t needed = chunk->top ? size + minimumChunk : size;
        if (!chunk->tag.inUse && chunk->tag.size >= needed) return chunk;
        if (chunk->top) return grow(*chunk, size);
        at = chunk->end();
    }
}

std::optional<Heap::Chunk> Heap::grow(const Chunk& top, uint64_t size) {
    if (program_.breakNow() > end_) return growBehindGap(top, size);
    if (program_.breakNow() < end_) {
        program_.abort(Abort::BreakMoved);
        return std::nullopt;
    }
    const uint64_t to = program_.page().roundUp(end_ + size + minimumChunk - top.tag.size + topPad);
    if (!program_.moveBreak(to) || !setEnd(to)) return std::nullopt;
    return Chunk{top.header, {topEnd() - top.header}, true};
}

/// Somebody else moved the break in between: what lies there becomes a chunk in use for ever, and a new top begins
/// behind it. Its header takes the 8 bytes at the old end, its footer the first 8 of the new part.
std::optional<Heap::Chunk> Heap::growBehindGap(const Chunk& top, uint64_t size) {
    const uint64_t gap = top.end();
    const uint64_t from = roundUp(program_.breakNow(), alignment);
    const uint64_t to = program_.page().roundUp(from + besides + size + minimumChunk + topPad);
    if (!program_.moveBreak(to)) return std::nullopt;
    write(top.header, top.tag.size, false);
    write(gap, from + wordBytes - gap, true);
    if (!setEnd(to)) return std::nullopt;
    return Chunk{from + wordBytes, {topEnd() - from - wordBytes}, true};
}

/// The chunk at `top` is the last one now. What is free there above the threshold goes back, all but M_TOP_PAD, if the
/// break still stands where the heap ends (malloc/malloc.c, systrim).
void Heap::trim(uint64_t top) {
    const uint64_t size = topEnd() - top;
    if (size >= minimumChunk + trimThreshold && program_.breakNow() == end_) {
        const uint64_t spare = program_.page().roundDown(size - minimumChunk - topPad);
        if (spare != 0 && program_.moveBreak(end_ - spare)) setEnd(end_ - spare);
    }
    writeTop(top);
}

bool Heap::owns(uint64_t pointer) const {
    return program_.heapStart() != 0 && pointer > first() && pointer < program_.breakNow();
}

void Heap::write(uint64_t header, uint64_t size, bool inUse) {
    const uint64_t word = Tag{size, inUse, false}.word();
    program_.store(header, word);
    program_.store(header + size - wordBytes, word);
}

/// The last chunk needs no footer: nothing behind it joins with it. So the heap's far end stays untouched.
void Heap::writeTop(uint64_t header) { program_.store(header, Tag{topEnd() - header}.word()); }

bool Heap::setEnd(uint64_t end) {
    end_ = end;
    program_.store(program_.heapStart(), end);
    return !program_.stopped();
}

}  // namespace pagewalk::library
