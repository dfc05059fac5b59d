#include "hardware/table_reserve.h"

#include <algorithm>

namespace pagewalk {

FrameNumber TableReserve::allocate(PhysicalMemory& memory, uint8_t level, uint32_t owner) {
    auto free =
        std::find_if(tables_.begin(), tables_.end(), [](const Table& table) { return table.level == 0; });
    if (free == tables_.end()) free = tables_.insert(tables_.end(), Table{});
    *free = Table{level, owner, 0};
    const FrameNumber frame{first_.value + static_cast<uint32_t>(free - tables_.begin())};
    memory.grow(frame.value + 1);
    return frame;
}

void TableReserve::release(PhysicalMemory& memory, FrameNumber frame) {
    at(frame) = Table{};
    memory.clear(frame);
}

void TableReserve::addTo(Hasher& hasher) const {
    hasher.add(first_.value);
    for (const Table& table : tables_) {
        hasher.add(table.level);
        hasher.add(table.owner);
        hasher.add(table.used);
    }
}

}  // namespace pagewalk
