// What each frame of the machine is used for: the kernel's array of `struct page`.
//
// Frame 0 is the zero frame, which every untouched anonymous page that was read shares; it is not counted among
// the machine's frames. Frames 1 to N are for processes and the page cache. Allocation takes the lowest free
// number, so that a text gives the same frames everywhere.
#pragma once

#include <cstdint>
#include <optional>

#include "base/address.h"
#include "base/cow_vector.h"
#include "base/hash.h"

namespace pagewalk {

/// A file or a shared anonymous object, by its index in the machine.
using ObjectId = uint32_t;
inline constexpr ObjectId noObject = UINT32_MAX;

enum class FrameUse : uint8_t { Free, Zero, Anonymous, PageCache };

struct FrameInfo {
    FrameUse use = FrameUse::Free;
    /// Anonymous: no other address space may hold it, so its owner may write it (Linux's PageAnonExclusive).
    bool exclusive = false;
    /// Anonymous: a swap slot holds the same bytes and finds them here (the swap cache).
    bool swapCached = false;
    /// Anonymous: MADV_FREE said that the bytes may be dropped, and nothing was written since.
    bool lazyFree = false;
    /// Anonymous: private pages that hold this frame, mapped or not.
    uint32_t owners = 0;
    /// Page-table entries that map it, in all address spaces.
    uint32_t mapCount = 0;
    /// PageCache: which page of which object.
    ObjectId object = noObject;
    uint64_t pageInObject = 0;
    /// Anonymous: the process and the page number that it was taken for; others may have it now.
    uint32_t takenFor = UINT32_MAX;
    uint64_t takenForPage = 0;

    friend bool operator==(const FrameInfo&, const FrameInfo&) = default;
};

class FrameTable {
  public:
    static constexpr FrameNumber zeroFrame{0};

    FrameTable() = default;
    /// A machine with frames 1 to `count`, all free.
    explicit FrameTable(uint32_t count);

    /// Frames that programs and the page cache may use: N.
    uint32_t size() const { return static_cast<uint32_t>(frames_.size()) - 1; }
    uint32_t freeCount() const { return free_; }

    /// The lowest free frame, now of this use; nothing when all are taken.
    std::optional<FrameNumber> allocate(FrameUse use);
    void release(FrameNumber frame);

    const FrameInfo& at(FrameNumber frame) const { return frames_[frame.value]; }
    FrameInfo& at(FrameNumber frame) { return frames_.writable(frame.value); }

    /// Calls `visit(frame, info)` for every frame that was ever used, the zero frame among them, and some more.
    template <class Visit>
    void forEachTouched(Visit visit) const {
        frames_.forEachStored([&visit](size_t frame, const FrameInfo& info) {
            visit(FrameNumber{static_cast<uint32_t>(frame)}, info);
        });
    }

    void addTo(Hasher& hasher) const;
    friend bool operator==(const FrameTable& a, const FrameTable& b) {
        return a.frames_.equals(b.frames_, [](const FrameInfo& x, const FrameInfo& y) { return x == y; });
    }

  private:
    CowVector<FrameInfo> frames_;
    uint32_t free_ = 0;
    uint32_t lowestFree_ = 1;  // no frame below this one is free
};

}  // namespace pagewalk
