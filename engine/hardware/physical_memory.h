// The machine's memory: numbered frames of bytes, and nothing else.
//
// A frame that was never written holds no storage, and frames of equal history share theirs until one is
// written. So a fresh frame of zeros, a copy-on-write copy and a copy of the whole memory (a keyframe) cost a
// pointer each, whatever the page size.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/address.h"
#include "base/cow_vector.h"
#include "base/hash.h"

namespace pagewalk {

/// The bytes of one page, shared until written. Null stands for zeros.
using PageBytes = std::shared_ptr<std::vector<uint8_t>>;

class PhysicalMemory {
  public:
    PhysicalMemory() = default;
    explicit PhysicalMemory(PageSize page) : page_(page) {}

    PageSize page() const { return page_; }
    uint32_t frames() const { return static_cast<uint32_t>(contents_.size()); }

    /// Makes frames [0, count) exist; new ones hold zeros.
    void grow(uint32_t count) {
        if (count > contents_.size()) contents_.resize(count);
    }

    /// Reads bytes of one frame; the range must not cross its end.
    void read(PhysicalAddress address, std::span<uint8_t> out) const {
        const PageBytes& content = contents_[address.value >> page_.shift];
        if (!content || out.size() != 1) return readMany(content, address, out);
        out[0] = (*content)[address.value & page_.offsetMask()];
    }
    void write(PhysicalAddress address, std::span<const uint8_t> bytes);

    /// A little-endian number of `bytes` (1 to 8) bytes.
    uint64_t readNumber(PhysicalAddress address, unsigned bytes) const {
        const PageBytes& content = contents_[address.value >> page_.shift];
        if (!content) return 0;
        const uint8_t* at = content->data() + (address.value & page_.offsetMask());
        uint64_t value = 0;
        for (unsigned i = 0; i < bytes; ++i) value |= uint64_t{at[i]} << (8 * i);
        return value;
    }
    void writeNumber(PhysicalAddress address, uint64_t value, unsigned bytes) {
        uint8_t* at = writable({static_cast<uint32_t>(address.value >> page_.shift)}) +
                      (address.value & page_.offsetMask());
        for (unsigned i = 0; i < bytes; ++i) at[i] = static_cast<uint8_t>(value >> (8 * i));
    }

    void clear(FrameNumber frame) {
        if (contents_[frame.value]) contents_.writable(frame.value).reset();
    }
    /// The frame's content as a value that stays what it is when the frame is written later.
    const PageBytes& content(FrameNumber frame) const { return contents_[frame.value]; }
    void setContent(FrameNumber frame, PageBytes content) {
        contents_.writable(frame.value) = std::move(content);
    }

    void addTo(Hasher& hasher) const;
    friend bool operator==(const PhysicalMemory& a, const PhysicalMemory& b);

  private:
    void readMany(const PageBytes& content, PhysicalAddress address, std::span<uint8_t> out) const;
    /// The frame's own bytes, split off from whoever shares them.
    uint8_t* writable(FrameNumber frame) {
        PageBytes& content = contents_.writable(frame.value);
        if (!content || content.use_count() > 1) unshare(content);
        return content->data();
    }
    void unshare(PageBytes& content) const;

    PageSize page_{};
    CowVector<PageBytes> contents_;
};

/// Whether two pages hold the same bytes, storage or not.
bool sameBytes(const PageBytes& a, const PageBytes& b);

/// Feeds a page's bytes; a page of zeros feeds the same with and without storage.
void addPage(Hasher& hasher, const PageBytes& content);

}  // namespace pagewalk
