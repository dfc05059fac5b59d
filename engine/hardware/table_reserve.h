// The frames that hold page tables, and what each is for.
//
// They come from a reserve of their own, numbered after the frames that programs use, so that a machine of 16
// frames has 16 for its processes.
#pragma once

#include <cstdint>
#include <vector>

#include "base/address.h"
#include "base/hash.h"
#include "hardware/physical_memory.h"

namespace pagewalk {

class TableReserve {
  public:
    struct Table {
        uint8_t level = 0;   ///< 0: free
        uint32_t owner = 0;  ///< the process it belongs to, as given to allocate()
        uint32_t used = 0;   ///< entries that are not all zero
        friend bool operator==(const Table&, const Table&) = default;
    };

    TableReserve() = default;
    explicit TableReserve(FrameNumber first) : first_(first) {}

    FrameNumber first() const { return first_; }
    /// Takes the lowest free number, or a new one; the frame holds zeros.
    FrameNumber allocate(PhysicalMemory& memory, uint8_t level, uint32_t owner);
    void release(PhysicalMemory& memory, FrameNumber frame);
    /// The tables of one process are another's from now on.
    void passOn(uint32_t from, uint32_t to) {
        for (Table& table : tables_) {
            if (table.level != 0 && table.owner == from) table.owner = to;
        }
    }
    const Table& at(FrameNumber frame) const { return tables_[frame.value - first_.value]; }
    Table& at(FrameNumber frame) { return tables_[frame.value - first_.value]; }
    const std::vector<Table>& all() const { return tables_; }

    void addTo(Hasher& hasher) const;
    friend bool operator==(const TableReserve&, const TableReserve&) = default;

  private:
    FrameNumber first_{};
    std::vector<Table> tables_;
};

}  // namespace pagewalk
