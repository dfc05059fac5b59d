#include "memory/swap_area.h"

#include <algorithm>

namespace pagewalk {

std::vector<SlotNumber> SwapArea::usedSlots() const {
    std::vector<SlotNumber> numbers;
    for (SlotNumber slot = 0; slot < slots_.size(); ++slot) {
        if (slots_[slot].references != 0) numbers.push_back(slot);
    }
    return numbers;
}

std::optional<SlotNumber> SwapArea::store(PageBytes content) {
    if (full()) return std::nullopt;
    auto free =
        std::find_if(slots_.begin(), slots_.end(), [](const Slot& slot) { return slot.references == 0; });
    if (free == slots_.end()) free = slots_.insert(slots_.end(), Slot{});
    *free = Slot{1, std::move(content), {}};
    ++used_;
    return static_cast<SlotNumber>(free - slots_.begin());
}

bool SwapArea::dropReference(SlotNumber slot) {
    if (--slots_[slot].references != 0) return false;
    slots_[slot] = {};
    --used_;
    return true;
}

void SwapArea::addTo(Hasher& hasher) const {
    hasher.add(size_);
    for (const Slot& slot : slots_) {
        hasher.add(slot.references);
        hasher.add(slot.cached.value);
        if (slot.references != 0) addPage(hasher, slot.content);
    }
}

}  // namespace pagewalk
