#include "memory/frame_table.h"

#include <algorithm>
#include <cassert>

namespace pagewalk {

FrameTable::FrameTable(uint32_t count) : frames_(count + 1), free_(count) { frames_[0].use = FrameUse::Zero; }

std::optional<FrameNumber> FrameTable::allocate(FrameUse use) {
    if (free_ == 0) return std::nullopt;
    while (frames_[lowestFree_].use != FrameUse::Free) ++lowestFree_;
    --free_;
    frames_[lowestFree_].use = use;
    return FrameNumber{lowestFree_};
}

void FrameTable::release(FrameNumber frame) {
    assert(frame != zeroFrame && frames_[frame.value].use != FrameUse::Free);
    frames_[frame.value] = FrameInfo{};
    lowestFree_ = std::min(lowestFree_, frame.value);
    ++free_;
}

void FrameTable::addTo(Hasher& hasher) const {
    hasher.add(frames_.size());
    for (const FrameInfo& info : frames_) {
        hasher.add(static_cast<uint64_t>(info.use) | uint64_t{info.exclusive} << 8);
        if (info.use == FrameUse::Free) continue;
        hasher.add(info.owners);
        hasher.add(info.mapCount);
        hasher.add(info.object);
        hasher.add(info.pageInObject);
    }
}

}  // namespace pagewalk
