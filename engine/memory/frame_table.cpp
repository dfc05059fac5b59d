#include "memory/frame_table.h"

#include <algorithm>
#include <cassert>

namespace pagewalk {

FrameTable::FrameTable(uint32_t count) : free_(count) {
    frames_.resize(size_t{count} + 1);
    frames_.writable(0).use = FrameUse::Zero;
}

std::optional<FrameNumber> FrameTable::allocate(FrameUse use) {
    if (free_ == 0) return std::nullopt;
    while (frames_[lowestFree_].use != FrameUse::Free) ++lowestFree_;
    --free_;
    frames_.writable(lowestFree_).use = use;
    return FrameNumber{lowestFree_};
}

void FrameTable::release(FrameNumber frame) {
    assert(frame != zeroFrame && frames_[frame.value].use != FrameUse::Free);
    frames_.writable(frame.value) = FrameInfo{};
    lowestFree_ = std::min(lowestFree_, frame.value);
    ++free_;
}

void FrameTable::addTo(Hasher& hasher) const {
    frames_.forEachStored([&hasher](size_t frame, const FrameInfo& info) {
        if (info.use == FrameUse::Free) return;
        hasher.add(static_cast<uint64_t>(frame));
        hasher.add(static_cast<uint64_t>(info.use) | uint64_t{info.exclusive} << 8 |
                   uint64_t{info.swapCached} << 9 | uint64_t{info.lazyFree} << 10);
        hasher.add(info.owners);
        hasher.add(info.mapCount);
        hasher.add(info.object);
        hasher.add(info.pageInObject);
        hasher.add(info.takenFor);
        hasher.add(info.takenForPage);
    });
}

}  // namespace pagewalk
