#include "accounting.h"

#include <set>

namespace pagewalk::testing {
namespace {

class Audit {
  public:
    explicit Audit(const Machine& machine)
        : machine_(machine),
          owners_(machine.frames.size() + 1),
          mappings_(machine.frames.size() + 1),
          cached_(machine.frames.size() + 1) {}

    std::vector<std::string> run() {
        for (const FileObject& object : machine_.objects) count(object);
        for (const Process& process : machine_.processes) {
            if (process.alive && process.ownsMemory()) {
                count(process);
            } else {
                check(process.space.regions().empty(),
                      process.name + " has regions beside the ones it runs in");
                check(process.space.anonymous.pages().empty(),
                      process.name + " has pages beside the ones it runs in");
            }
        }
        checkFrames();
        checkTables();
        checkTlb();
        check(committed_ == machine_.committedPages, "charged " + std::to_string(machine_.committedPages) +
                                                         " pages, counted " + std::to_string(committed_));
        return std::move(wrong_);
    }

  private:
    void check(bool good, const std::string& what) {
        if (!good) wrong_.push_back(what);
    }

    void count(const FileObject& object) {
        for (const auto& [index, page] : object.cache()) {
            ++cached_[page.frame.value];
            const FrameInfo& info = machine_.frames.at(page.frame);
            const bool right = info.use == FrameUse::PageCache && &machine_.objects[info.object] == &object &&
                               info.pageInObject == index;
            check(right, "page " + std::to_string(index) + " of " + object.name() + " is not its frame's");
        }
        committed_ += object.chargedPages();
    }

    void count(const Process& process) {
        checkRegions(process);
        for (const auto& [page, content] : process.space.anonymous.pages()) {
            ++owners_[content.frame.value];
            const Region* region = process.space.find(machine_.page().startOf(page));
            check(region != nullptr && !region->shared,
                  process.name + " has a private page outside private regions");
            check(machine_.frames.at(content.frame).use == FrameUse::Anonymous,
                  "a private page in a frame of other use");
        }
        const VirtualAddress end = machine_.hardware.format.userEnd();
        machine_.viewOf(process).forEach({{0}, end}, [&](VirtualAddress page, const PageTableEntry& entry) {
            checkEntry(process, page, entry);
        });
        countTables(process.root, machine_.hardware.format.levels(), process);
    }

    void checkRegions(const Process& process) {
        uint64_t end = 0;
        for (const Region& region : process.space.regions()) {
            check(region.range.start.value >= end && !region.range.empty(),
                  process.name + " has regions out of order");
            const uint64_t borders = region.range.start.value | region.range.end.value;
            check(machine_.page().aligned(borders), process.name + " has a region of half pages");
            end = region.range.end.value;
            if (region.flags.accounted) committed_ += region.range.bytes() >> machine_.page().shift;
        }
    }

    void checkEntry(const Process& process, VirtualAddress page, const PageTableEntry& entry) {
        const std::string where =
            process.name + " at page " + std::to_string(page.value >> machine_.page().shift);
        if (entry.frame != FrameTable::zeroFrame) ++mappings_[entry.frame.value];
        const Region* region = process.space.find(page);
        check(region != nullptr, where + ": an entry without a region");
        if (region == nullptr) return;
        check(!entry.writable || region->protection.write, where + ": writable against its region");
        check(entry.executable == region->protection.execute, where + ": executable against its region");
        check(entry.kept == region->protection.none(), where + ": kept without PROT_NONE, or present with it");
        const AnonymousPage* own = process.space.anonymous.find(machine_.page().pageOf(page));
        if (own != nullptr)
            check(own->frame == entry.frame, where + ": maps another frame than its private page");
        const FrameInfo& info = machine_.frames.at(entry.frame);
        check(own != nullptr || info.use != FrameUse::Anonymous,
              where + ": maps a private frame it does not own");
        const bool alone = own != nullptr && info.owners == 1;
        check(!entry.writable || region->shared || alone, where + ": writable though others own the frame");
    }

    void checkFrames() {
        uint32_t used = 0;
        for (uint32_t number = 1; number <= machine_.frames.size(); ++number) {
            const FrameInfo& info = machine_.frames.at({number});
            const std::string name = "frame " + std::to_string(number);
            if (info.use != FrameUse::Free) ++used;
            check(info.owners == owners_[number], name + ": wrong number of owners");
            check(info.mapCount == mappings_[number], name + ": wrong number of mappings");
            check((info.use == FrameUse::Anonymous) == (owners_[number] != 0),
                  name + ": owned without being private");
            check((info.use == FrameUse::PageCache) == (cached_[number] == 1),
                  name + ": not once in the page cache");
            check(!info.exclusive || info.owners == 1, name + ": exclusive with several owners");
            const bool clean = sameBytes(machine_.hardware.memory.content({number}), nullptr);
            check(info.use != FrameUse::Free || clean, name + ": free and not zero");
        }
        check(used + machine_.frames.freeCount() == machine_.frames.size(), "used and free are not all frames");
        check(sameBytes(machine_.hardware.memory.content(FrameTable::zeroFrame), nullptr),
              "the zero frame was written");
    }

    void countTables(FrameNumber table, unsigned level, const Process& process) {
        check(tables_.insert(table.value).second, "a table is reached twice");
        const TableReserve::Table& info = machine_.tables.at(table);
        check(info.level == level && info.owner == process.id, "a table of another level or owner");
        const PageTableFormat& format = machine_.hardware.format;
        const PageTableView view = machine_.viewOf(process);
        uint32_t used = 0;
        for (uint32_t index = 0; index < uint32_t{1} << format.indexBits(level); ++index) {
            if (view.read({static_cast<uint8_t>(level), table, index}) == 0) continue;
            ++used;
            if (level == 1) continue;
            if (const auto child = view.child(table, level, index)) countTables(*child, level - 1, process);
        }
        check(info.used == used, "a table's count of entries is wrong");
    }

    void checkTables() {
        size_t existing = 0;
        for (const TableReserve::Table& table : machine_.tables.all()) existing += table.level != 0 ? 1 : 0;
        check(existing == tables_.size(), "a table that nothing reaches");
    }

    void checkTlb() {
        for (const Tlb::Slot& slot : machine_.hardware.tlb.slots()) {
            const auto tagged = machine_.ownerOf(slot.asid);
            check(tagged.has_value(), "the TLB holds a page of nobody");
            if (!tagged) continue;
            const ProcessId owner = *tagged;
            const VirtualAddress page = machine_.page().startOf(slot.page);
            const PageTableEntry entry = machine_.viewOf(machine_.processes[owner]).get(page);
            const bool same = entry.present && entry.frame == slot.entry.frame &&
                              entry.writable == slot.entry.writable &&
                              entry.executable == slot.entry.executable;
            check(same, "the TLB disagrees with the table of " + machine_.processes[owner].name);
            check(!slot.entry.dirty || entry.dirty, "dirty in the TLB and clean in the table");
        }
    }

    const Machine& machine_;
    std::vector<uint32_t> owners_;
    std::vector<uint32_t> mappings_;
    std::vector<uint32_t> cached_;
    std::set<uint32_t> tables_;
    uint64_t committed_ = 0;
    std::vector<std::string> wrong_;
};

}  // namespace

std::vector<std::string> discrepancies(const Machine& machine) { return Audit(machine).run(); }

}  // namespace pagewalk::testing
