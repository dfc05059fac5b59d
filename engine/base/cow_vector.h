// A long array of values that is cheap to copy: chunks are shared until one is written, and a chunk of default
// values has no storage at all. So a keyframe of a machine of a million frames costs what was touched.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace pagewalk {

template <class T>
class CowVector {
  public:
    static constexpr size_t chunkSize = 1024;
    using Chunk = std::array<T, chunkSize>;

    size_t size() const { return size_; }
    void resize(size_t size) {
        size_ = size;
        chunks_.resize((size + chunkSize - 1) / chunkSize);
    }

    const T& operator[](size_t index) const {
        const auto& chunk = chunks_[index / chunkSize];
        return chunk ? (*chunk)[index % chunkSize] : nothing;
    }
    /// An element to write: its chunk is split off from whoever shares it.
    T& writable(size_t index) {
        auto& chunk = chunks_[index / chunkSize];
        if (!chunk || chunk.use_count() > 1) unshare(chunk);
        return (*chunk)[index % chunkSize];
    }

    /// Calls `visit(index, element)` for every element of the chunks that have storage: all others are default values.
    template <class Visit>
    void forEachStored(Visit visit) const {
        for (size_t number = 0; number < chunks_.size(); ++number) {
            if (!chunks_[number]) continue;
            const size_t first = number * chunkSize;
            for (size_t i = 0; i < chunkSize && first + i < size_; ++i) visit(first + i, (*chunks_[number])[i]);
        }
    }

    /// Equal element by element, storage or not.
    template <class Same>
    bool equals(const CowVector& other, Same same) const {
        if (size_ != other.size_) return false;
        for (size_t number = 0; number < chunks_.size(); ++number) {
            if (chunks_[number] == other.chunks_[number]) continue;
            const size_t last = number * chunkSize + chunkSize < size_ ? number * chunkSize + chunkSize : size_;
            for (size_t i = number * chunkSize; i < last; ++i) {
                if (!same((*this)[i], other[i])) return false;
            }
        }
        return true;
    }

  private:
    // Of the class, not of the function: there every read would ask first whether it has been built.
    // NOLINTNEXTLINE(bugprone-dynamic-static-initializers): constinit sees to it
    inline static constinit const T nothing{};

    static void unshare(std::shared_ptr<Chunk>& chunk) {
        chunk = chunk ? std::make_shared<Chunk>(*chunk) : std::make_shared<Chunk>();
    }

    size_t size_ = 0;
    std::vector<std::shared_ptr<Chunk>> chunks_;
};

}  // namespace pagewalk
