// Page tables as they lie in memory: real entries in real frames. Levels count down to 1, whose entries map pages.
//
// A PageTableView reads, a PageTable also edits; both are the kernel's. The hardware's own reading is in mmu.h.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "base/address.h"
#include "base/event.h"
#include "hardware/page_table_format.h"
#include "hardware/physical_memory.h"
#include "hardware/table_reserve.h"

namespace pagewalk {

/// Where an entry lies: the table's frame and the entry's index in it.
struct EntrySlot {
    uint8_t level = 0;
    FrameNumber table{};
    uint32_t index = 0;
};

class PageTableView {
  public:
    PageTableView(const PageTableFormat& format, const PhysicalMemory& memory, const TableReserve& reserve,
                  FrameNumber root)
        : format_(format), memory_(memory), reserve_(reserve), root_(root) {}

    /// The entry that maps a page; all clear when a table on the way is missing.
    PageTableEntry get(VirtualAddress page) const;
    /// Where that entry lies; nothing when a table on the way is missing.
    std::optional<EntrySlot> find(VirtualAddress page) const;

    /// Every mapped page of a range, lowest first. `visit` may change or clear the entry it is given.
    using Visitor = std::function<void(VirtualAddress page, const PageTableEntry& entry)>;
    void forEach(AddressRange range, const Visitor& visit) const {
        forEachIn(root_, format_.levels(), {0}, range, visit);
    }

    uint64_t read(EntrySlot slot) const { return memory_.readNumber(addressOf(slot), format_.entryBytes()); }
    PhysicalAddress addressOf(EntrySlot slot) const;
    /// The table that an entry above the last level names.
    std::optional<FrameNumber> child(FrameNumber table, unsigned level, uint64_t index) const;

    /// The entries of one table that a range of addresses reaches; `base` is the first address the table translates.
    struct Indices {
        uint64_t first = 0;
        uint64_t last = 0;
    };
    Indices indicesIn(unsigned level, VirtualAddress base, AddressRange range) const;

  private:
    void forEachIn(FrameNumber table, unsigned level, VirtualAddress base, AddressRange range,
                   const Visitor& visit) const;

    const PageTableFormat& format_;
    const PhysicalMemory& memory_;
    const TableReserve& reserve_;
    FrameNumber root_;
};

class PageTable {
  public:
    PageTable(const PageTableFormat& format, PhysicalMemory& memory, TableReserve& reserve, EventLog& log,
              FrameNumber root)
        : view_(format, memory, reserve, root),
          format_(format),
          memory_(memory),
          reserve_(reserve),
          log_(log),
          root_(root) {}

    const PageTableView& view() const { return view_; }
    PageTableEntry get(VirtualAddress page) const { return view_.get(page); }

    /// Writes the entry of a page, making the tables on the way.
    void set(VirtualAddress page, const PageTableEntry& entry);
    /// Makes the tables on the way to a page, its entry left as it is.
    void prepare(VirtualAddress page) { tableOf(page); }
    /// Clears the entry of a page and answers what stood there.
    PageTableEntry clear(VirtualAddress page);
    /// Frees the tables that hold no entry any more and serve no page outside the range, the root excepted.
    void prune(AddressRange range);
    /// Frees the root of a table that has no entry left.
    void destroy();

  private:
    void write(EntrySlot slot, uint64_t raw);
    /// Writes an entry on the way to a page, and says so.
    void writeEntry(EntrySlot slot, VirtualAddress page, uint64_t raw);
    /// The lowest table on the way to a page, made where it is not there.
    FrameNumber tableOf(VirtualAddress page);
    FrameNumber makeTable(EntrySlot parent, VirtualAddress page);
    void pruneIn(FrameNumber table, unsigned level, VirtualAddress base, AddressRange range);
    void release(FrameNumber table, unsigned level);

    PageTableView view_;
    const PageTableFormat& format_;
    PhysicalMemory& memory_;
    TableReserve& reserve_;
    EventLog& log_;
    FrameNumber root_;
};

}  // namespace pagewalk
