#include "hardware/page_table.h"

#include <algorithm>
#include <cassert>

namespace pagewalk {

PhysicalAddress PageTableView::addressOf(EntrySlot slot) const {
    return memory_.page().startOf(slot.table) + uint64_t{slot.index} * format_.entryBytes();
}

std::optional<FrameNumber> PageTableView::child(FrameNumber table, unsigned level, uint64_t index) const {
    const uint64_t raw = read({static_cast<uint8_t>(level), table, static_cast<uint32_t>(index)});
    if (!format_.presentBit(raw)) return std::nullopt;
    return format_.decode(raw).frame;
}

std::optional<EntrySlot> PageTableView::find(VirtualAddress page) const {
    FrameNumber table = root_;
    for (unsigned level = format_.levels(); level > 1; --level) {
        const auto next = child(table, level, format_.indexAt(level, page));
        if (!next) return std::nullopt;
        table = *next;
    }
    return EntrySlot{1, table, static_cast<uint32_t>(format_.indexAt(1, page))};
}

PageTableEntry PageTableView::get(VirtualAddress page) const {
    const auto slot = find(page);
    return slot ? format_.decode(read(*slot)) : PageTableEntry{};
}

PageTableView::Indices PageTableView::indicesIn(unsigned level, VirtualAddress base, AddressRange range) const {
    const unsigned shift = format_.indexShift(level);
    const uint64_t last = (uint64_t{1} << format_.indexBits(level)) - 1;
    return {range.start <= base ? 0 : (range.start - base) >> shift,
            std::min(last, (range.end - uint64_t{1} - base) >> shift)};
}

void PageTableView::forEachIn(FrameNumber table, unsigned level, VirtualAddress base, AddressRange range,
                              const Visitor& visit) const {
    if (range.empty() || reserve_.at(table).used == 0) return;
    const auto [first, last] = indicesIn(level, base, range);
    for (uint64_t index = first; index <= last; ++index) {
        const VirtualAddress start = base + (index << format_.indexShift(level));
        if (level > 1) {
            if (const auto next = child(table, level, index)) forEachIn(*next, level - 1, start, range, visit);
            continue;
        }
        const PageTableEntry entry = format_.decode(read({1, table, static_cast<uint32_t>(index)}));
        if (entry.mapped()) visit(start, entry);
    }
}

void PageTable::write(EntrySlot slot, uint64_t raw) {
    const uint64_t before = view_.read(slot);
    if (before == raw) return;
    memory_.writeNumber(view_.addressOf(slot), raw, format_.entryBytes());
    TableReserve::Table& table = reserve_.at(slot.table);
    table.used += static_cast<uint32_t>(raw != 0) - static_cast<uint32_t>(before != 0);
}

void PageTable::writeEntry(EntrySlot slot, VirtualAddress page, uint64_t raw) {
    write(slot, raw);
    if (!log_.listening()) return;
    log_.record({.kind = EventKind::EntryWritten,
                 .level = slot.level,
                 .frame = slot.table,
                 .address = page,
                 .index = slot.index,
                 .entry = raw});
}

FrameNumber PageTable::makeTable(EntrySlot parent, VirtualAddress page) {
    const auto level = static_cast<uint8_t>(parent.level - 1);
    const FrameNumber table = reserve_.allocate(memory_, level, reserve_.at(root_).owner);
    log_.record({.kind = EventKind::TableAllocated, .level = level, .frame = table});
    writeEntry(parent, page, format_.encodeTable(table));
    return table;
}

FrameNumber PageTable::tableOf(VirtualAddress page) {
    FrameNumber table = root_;
    for (unsigned level = format_.levels(); level > 1; --level) {
        const auto index = static_cast<uint32_t>(format_.indexAt(level, page));
        const auto next = view_.child(table, level, index);
        table = next ? *next : makeTable({static_cast<uint8_t>(level), table, index}, page);
    }
    return table;
}

void PageTable::set(VirtualAddress page, const PageTableEntry& entry) {
    const FrameNumber table = tableOf(page);
    writeEntry({1, table, static_cast<uint32_t>(format_.indexAt(1, page))}, page, format_.encode(entry));
}

PageTableEntry PageTable::clear(VirtualAddress page) {
    const auto slot = view_.find(page);
    if (!slot) return {};
    const PageTableEntry before = format_.decode(view_.read(*slot));
    if (before.mapped()) writeEntry(*slot, page, 0);
    return before;
}

void PageTable::prune(AddressRange range) {
    if (!range.empty()) pruneIn(root_, format_.levels(), {0}, range);
}

void PageTable::pruneIn(FrameNumber table, unsigned level, VirtualAddress base, AddressRange range) {
    if (level == 1) return;
    const auto [first, last] = view_.indicesIn(level, base, range);
    for (uint64_t index = first; index <= last; ++index) {
        const auto next = view_.child(table, level, index);
        if (!next) continue;
        const VirtualAddress start = base + (index << format_.indexShift(level));
        pruneIn(*next, level - 1, start, range);
        const AddressRange span{start, start + (uint64_t{1} << format_.indexShift(level))};
        if (reserve_.at(*next).used != 0 || !range.contains(span)) continue;
        write({static_cast<uint8_t>(level), table, static_cast<uint32_t>(index)}, 0);
        release(*next, level - 1);
    }
}

void PageTable::release(FrameNumber table, unsigned level) {
    reserve_.release(memory_, table);
    log_.record({.kind = EventKind::TableFreed, .level = static_cast<uint8_t>(level), .frame = table});
}

void PageTable::destroy() {
    assert(reserve_.at(root_).used == 0);
    release(root_, format_.levels());
}

}  // namespace pagewalk
