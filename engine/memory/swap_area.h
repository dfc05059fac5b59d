// The swap area: slots on a disk that hold private pages whose frames were taken away.
//
// After a fork one slot may stand for a page of several processes. The first of them to touch it reads it in; until
// the others have come, the frame stays known to the slot (the swap cache), and they find it there without I/O.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "base/address.h"
#include "base/hash.h"
#include "hardware/physical_memory.h"

namespace pagewalk {

using SlotNumber = uint32_t;

class SwapArea {
  public:
    struct Slot {
        uint32_t references = 0;  ///< private pages that stand in it; 0: free
        PageBytes content{};
        FrameNumber cached{};  ///< the frame that holds the same bytes; frame 0: none
        friend bool operator==(const Slot& a, const Slot& b) {
            return a.references == b.references && a.cached == b.cached && sameBytes(a.content, b.content);
        }
    };

    SwapArea() = default;
    explicit SwapArea(uint32_t slots) : size_(slots) {}

    /// Slots in all, and those in use.
    uint32_t size() const { return size_; }
    uint32_t used() const { return used_; }
    bool full() const { return used_ == size_; }
    const Slot& at(SlotNumber slot) const { return slots_[slot]; }
    /// Slots that were ever used: those below this number.
    SlotNumber slots() const { return static_cast<SlotNumber>(slots_.size()); }
    std::vector<SlotNumber> usedSlots() const;

    /// The lowest free slot, now with one reference; nothing when all are taken.
    std::optional<SlotNumber> store(PageBytes content);
    void addReference(SlotNumber slot) { ++slots_[slot].references; }
    /// One page less stands in the slot; answers whether it is free now.
    bool dropReference(SlotNumber slot);
    void setContent(SlotNumber slot, PageBytes content) { slots_[slot].content = std::move(content); }
    void setCached(SlotNumber slot, FrameNumber frame) { slots_[slot].cached = frame; }

    void addTo(Hasher& hasher) const;
    friend bool operator==(const SwapArea&, const SwapArea&) = default;

  private:
    uint32_t size_ = 0;
    uint32_t used_ = 0;
    std::vector<Slot> slots_;  // as many as were ever used at once
};

}  // namespace pagewalk
