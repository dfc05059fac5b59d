#include "hardware/page_table.h"

#include <doctest/doctest.h>

#include <map>

#include "../support/chance.h"

using namespace pagewalk;
using pagewalk::testing::Chance;

namespace {

/// One tree of tables on a machine of its own, with frames 1 to 99 for programs.
struct Tables {
    explicit Tables(const PageTableFormat& pageFormat) : format(pageFormat), memory(pageFormat.page()) {
        memory.grow(100);
        root = reserve.allocate(memory, static_cast<uint8_t>(format.levels()), 0);
    }
    PageTable table() { return {format, memory, reserve, log, root}; }
    unsigned count() const {
        unsigned existing = 0;
        for (const auto& entry : reserve.all()) existing += entry.level != 0 ? 1 : 0;
        return existing;
    }

    PageTableFormat format;
    PhysicalMemory memory;
    TableReserve reserve{FrameNumber{100}};
    EventLog log;
    FrameNumber root{};
};

Tables x86() { return Tables(*PageTableFormat::of(Architecture::X86_64)); }

PageTableEntry entryOf(uint32_t frame) { return {.present = true, .writable = true, .frame = {frame}}; }

}  // namespace

TEST_CASE("page_table: what was set is found, its neighbours are not") {
    Tables tables = x86();
    PageTable table = tables.table();
    table.set({0x7fff0000}, entryOf(5));
    CHECK(table.get({0x7fff0000}) == entryOf(5));
    CHECK_FALSE(table.get({0x7fff1000}).mapped());
    CHECK_FALSE(table.get({0x7ffe'f000}).mapped());
    CHECK_FALSE(table.get({0}).mapped());
    table.set({0x7fff0000}, entryOf(6));
    CHECK(table.get({0x7fff0000}) == entryOf(6));
}

TEST_CASE("page_table: a page far away needs a table a level, a near one none") {
    Tables tables = x86();
    PageTable table = tables.table();
    CHECK(tables.count() == 1);
    table.set({0}, entryOf(1));
    CHECK(tables.count() == 4);
    table.set({0x1000}, entryOf(2));
    CHECK(tables.count() == 4);
    table.set({uint64_t{1} << 21}, entryOf(3));
    CHECK(tables.count() == 5);
    table.set({uint64_t{1} << 30}, entryOf(3));
    CHECK(tables.count() == 7);
    table.set({uint64_t{1} << 39}, entryOf(3));
    CHECK(tables.count() == 10);
}

TEST_CASE("page_table: clearing answers what stood there and leaves the tables") {
    Tables tables = x86();
    PageTable table = tables.table();
    table.set({0x1000}, entryOf(5));
    CHECK(table.clear({0x1000}) == entryOf(5));
    CHECK_FALSE(table.get({0x1000}).mapped());
    CHECK_FALSE(table.clear({0x1000}).mapped());
    CHECK_FALSE(table.clear({uint64_t{1} << 39}).mapped());
    CHECK(tables.count() == 4);
}

TEST_CASE("page_table: pruning frees empty tables that lie in the range, and no other") {
    Tables tables = x86();
    PageTable table = tables.table();
    table.set({0x1000}, entryOf(1));
    table.set({uint64_t{1} << 30}, entryOf(2));
    table.set({uint64_t{1} << 39}, entryOf(3));
    CHECK(tables.count() == 9);
    table.clear({0x1000});
    table.clear({uint64_t{1} << 39});
    table.prune({{0x1000}, {uint64_t{1} << 30}});
    CHECK(tables.count() == 9);  // the PT and the PD serve the page at 0 too
    table.prune({{0}, {uint64_t{1} << 30}});
    CHECK(tables.count() == 7);  // PT and PD below 1 GiB are gone; the PDPT still holds the page at 1 GiB
    CHECK(table.get({uint64_t{1} << 30}) == entryOf(2));
    table.prune({{0}, {uint64_t{1} << 47}});
    CHECK(tables.count() == 4);
    table.clear({uint64_t{1} << 30});
    table.prune({{0}, {uint64_t{1} << 47}});
    CHECK(tables.count() == 1);
    table.destroy();
    CHECK(tables.count() == 0);
}

TEST_CASE("page_table: freed tables are taken again, lowest first, and hold zeros") {
    Tables tables = x86();
    PageTable table = tables.table();
    table.set({0}, entryOf(1));
    table.clear({0});
    table.prune({{0}, {uint64_t{1} << 39}});
    table.set({uint64_t{1} << 39}, entryOf(2));
    CHECK(tables.count() == 4);
    CHECK(tables.reserve.all().size() == 4);
    CHECK_FALSE(table.get({0}).mapped());
}

TEST_CASE("page_table: entries lie as real bits where the architecture says") {
    Tables tables = x86();
    PageTable table = tables.table();
    const VirtualAddress page{uint64_t{3} << 12 | uint64_t{2} << 21 | uint64_t{1} << 30};
    table.set(page, entryOf(7));
    FrameNumber at = tables.root;
    for (const uint64_t index : {uint64_t{0}, uint64_t{1}, uint64_t{2}}) {
        const uint64_t raw = tables.memory.readNumber({uint64_t{at.value} * 4096 + index * 8}, 8);
        REQUIRE((raw & 1) == 1);
        at = {static_cast<uint32_t>(raw >> 12)};
    }
    CHECK(tables.memory.readNumber({uint64_t{at.value} * 4096 + 3 * 8}, 8) == tables.format.encode(entryOf(7)));
}

TEST_CASE("page_table: visiting a range meets its pages, lowest first, and they may go meanwhile") {
    Tables tables = x86();
    PageTable table = tables.table();
    for (uint64_t page : {0x5000U, 0x1000U, 0x3000U, 0x800000U}) table.set({page}, entryOf(1));
    std::vector<uint64_t> seen;
    table.view().forEach({{0x2000}, {0x800000}}, [&](VirtualAddress page, const PageTableEntry&) {
        seen.push_back(page.value);
        table.clear(page);
    });
    CHECK(seen == std::vector<uint64_t>{0x3000, 0x5000});
    CHECK(table.get({0x1000}).mapped());
    CHECK_FALSE(table.get({0x3000}).mapped());
}

TEST_CASE("page_table: many pages set and cleared, as a plain map has them") {
    for (const auto& format :
         {*PageTableFormat::of(Architecture::X86_64La57), *PageTableFormat::custom(PageSize{12}, {10, 10}, 2),
          *PageTableFormat::custom(PageSize{6}, {3, 3, 3, 3, 3}, 5)}) {
        Tables tables(format);
        PageTable table = tables.table();
        std::map<uint64_t, uint32_t> plain;
        Chance chance(11);
        const uint64_t pages = uint64_t{1} << (format.addressBits() - format.page().shift);
        for (int i = 0; i < 3000; ++i) {
            // A few neighbourhoods in the lower half, so that pages share tables and empty them too.
            const uint64_t page = chance.below(4) * (pages / 8) + chance.below(40);
            const VirtualAddress address = format.page().startOf(PageNumber{page});
            if (chance.once(2)) {
                table.set(address, entryOf(static_cast<uint32_t>(i % 99 + 1)));
                plain[page] = static_cast<uint32_t>(i % 99 + 1);
            } else {
                table.clear(address);
                plain.erase(page);
                if (chance.once(4)) table.prune({address, address + format.page().bytes()});
            }
        }
        std::map<uint64_t, uint32_t> seen;
        table.view().forEach({{0}, format.userEnd()}, [&](VirtualAddress page, const PageTableEntry& entry) {
            seen[format.page().pageOf(page).value] = entry.frame.value;
        });
        CHECK(seen == plain);
    }
}
