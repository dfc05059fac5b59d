// The heap as an implicit free list: chunks without gaps between them, walked from tag to tag.
//
//     start            start + 8                                       end - 8   end
//     | end of heap   | chunk | chunk | … | top: the chunk without     | unused |
//     |               |       |       |   | a footer, never in use     |        |
//
// All of this lies in the process's memory and is read and written by its own accesses: they fault, they are copied by
// fork, and what writes over a chunk's end breaks them. `start` is the break as it stood at the first malloc, rounded
// up to 16 bytes: a heap that the scenario declared, or that the program itself grew before, stays the program's own.
#pragma once

#include <cstdint>
#include <optional>

#include "library/chunk.h"
#include "library/program.h"

namespace pagewalk::library {

class Heap {
  public:
    explicit Heap(Program& program);

    /// Takes the first chunk that fits, from the heap's start, and leaves the rest of it free where that makes a chunk.
    /// Where none fits the heap grows. Answers what malloc returns, or 0: no memory, or the program has stopped.
    uint64_t take(uint64_t size);
    /// Gives a chunk back, joined with free neighbours, and trims the top.
    void give(uint64_t pointer);

  private:
    struct Chunk {
        uint64_t header = 0;
        Tag tag{};
        bool top = false;
        uint64_t end() const { return header + tag.size; }
    };

    bool begin(uint64_t size);
    std::optional<Chunk> chunkAt(uint64_t header);
    std::optional<Chunk> chunkBefore(const Chunk& chunk);
    std::optional<Chunk> firstFit(uint64_t size);
    std::optional<Chunk> grow(const Chunk& top, uint64_t size);
    std::optional<Chunk> growBehindGap(const Chunk& top, uint64_t size);
    void trim(uint64_t top);

    bool owns(uint64_t pointer) const;
    void write(uint64_t header, uint64_t size, bool inUse);
    void writeTop(uint64_t header);
    bool setEnd(uint64_t end);

    uint64_t first() const { return program_.heapStart() + wordBytes; }
    uint64_t topEnd() const { return end_ - wordBytes; }

    Program& program_;
    uint64_t end_ = 0;  // where the allocator last left the break: the word at the start
};

}  // namespace pagewalk::library
