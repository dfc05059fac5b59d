#include "kernel/table_validator.h"

namespace pagewalk {
namespace {

std::string hex(uint64_t value) {
    std::string digits;
    do {
        digits.insert(digits.begin(), "0123456789abcdef"[value & 15]);
        value >>= 4;
    } while (value != 0);
    return "0x" + digits;
}

std::string frameName(FrameNumber frame) { return "frame " + std::to_string(frame.value); }

std::string entryName(const Process& process, VirtualAddress page) {
    return "The entry of " + process.name + " at " + hex(page.value);
}

}  // namespace

void TableValidator::validate() {
    for (const Process& process : machine_.processes) {
        if (process.alive && process.ownsMemory())
            readTable(process, process.root, machine_.hardware.format.levels(), {0});
    }
    checkReserve();
    checkTlb();
    checkCpu();
}

void TableValidator::readTable(const Process& process, FrameNumber table, unsigned level, VirtualAddress base) {
    const auto name = [&] { return "The table in " + frameName(table); };
    const uint32_t first = machine_.tables.first().value;
    if (table.value < first || table.value - first >= machine_.tables.all().size()) {
        return check(false, [&] { return name() + " of " + process.name + " does not lie in the reserve."; });
    }
    if (!reached_.insert(table.value).second)
        return check(false, [&] { return name() + " is reached by two ways."; });
    const TableReserve::Table& info = machine_.tables.at(table);
    check(info.level == level && info.owner == process.id, [&] {
        return name() + " is one of level " + std::to_string(level) + " of " + process.name +
               ", but the reserve does not say so.";
    });
    const PageTableFormat& format = machine_.hardware.format;
    const PageTableView view = machine_.viewOf(process);
    uint32_t used = 0;
    for (uint32_t index = 0; index < uint32_t{1} << format.indexBits(level); ++index) {
        const uint64_t raw = view.read({static_cast<uint8_t>(level), table, index});
        if (raw == 0) continue;
        ++used;
        const VirtualAddress at = base + (uint64_t{index} << format.indexShift(level));
        if (level > 1) {
            readTable(process, format.decode(raw).frame, level - 1, at);
        } else {
            readEntry(process, at, format.decode(raw));
        }
    }
    check(info.used == used, [&] {
        return name() + " has " + std::to_string(used) + " entries, but its count says " +
               std::to_string(info.used) + ".";
    });
}

void TableValidator::readEntry(const Process& process, VirtualAddress page, const PageTableEntry& entry) {
    const auto where = [&] { return entryName(process, page); };
    if (entry.frame.value > machine_.frames.size())
        return check(false, [&] {
            return where() + " maps " + frameName(entry.frame) + ", which programs cannot have.";
        });
    if (entry.frame != FrameTable::zeroFrame) ++mappings_[entry.frame.value];
    const Region* region = process.space.find(page);
    if (region == nullptr) return check(false, [&] { return where() + " lies in no region."; });
    check(!entry.writable || region->protection.write,
          [&] { return where() + " can be written, but its region cannot."; });
    check(entry.executable == region->protection.execute,
          [&] { return where() + " does not agree with its region on execution."; });
    check(entry.kept == region->protection.none(), [&] {
        return where() + " is hidden from the hardware without PROT_NONE, or open to it with PROT_NONE.";
    });
    checkBacking(process, *region, page, entry);
}

void TableValidator::checkBacking(const Process& process, const Region& region, VirtualAddress page,
                                  const PageTableEntry& entry) {
    const auto where = [&] { return entryName(process, page); };
    const FrameInfo& info = machine_.frames.at(entry.frame);
    check(info.use != FrameUse::Free,
          [&] { return where() + " maps " + frameName(entry.frame) + ", which is free."; });
    if (const AnonymousPage* own = process.space.anonymous.find(machine_.page().pageOf(page))) {
        check(own->isInFrame() && own->frame == entry.frame, [&] {
            return where() + " maps " + frameName(entry.frame) + ", but the private page is elsewhere.";
        });
        check(!entry.writable || info.exclusive,
              [&] { return where() + " can be written, but others may hold its frame."; });
        return;
    }
    check(!entry.writable || region.shared,
          [&] { return where() + " can be written, but the page is not private yet."; });
    if (region.anonymous()) {
        return check(entry.frame == FrameTable::zeroFrame,
                     [&] { return where() + " maps " + frameName(entry.frame) + " without a private page."; });
    }
    const FileObject& file = machine_.objects[region.object];
    const CachedPage* placed = file.placed(region.pageInObject(page, machine_.page()));
    if (placed == nullptr || placed->frame != entry.frame) {
        return check(false, [&] {
            return where() + " maps " + frameName(entry.frame) + ", which is not the page of " + file.name() +
                   " that belongs there.";
        });
    }
    const bool tracked = file.kind() == FileKind::Disk && entry.writable;
    check(!tracked || placed->dirty || entry.dirty, [&] {
        return where() + " can be written without a fault, but the page of " + file.name() +
               " counts as clean.";
    });
}

void TableValidator::checkReserve() {
    uint32_t number = machine_.tables.first().value;
    for (const TableReserve::Table& table : machine_.tables.all()) {
        const FrameNumber frame{number++};
        check(table.level == 0 || reached_.contains(frame.value),
              [&] { return "The table in " + frameName(frame) + " is reached by nobody."; });
        const bool clean = table.level != 0 || sameBytes(machine_.hardware.memory.content(frame), nullptr);
        check(clean, [&] { return "The free table in " + frameName(frame) + " does not hold zeros."; });
    }
}

void TableValidator::checkTlb() {
    for (const Tlb::Slot& slot : machine_.hardware.tlb.slots()) {
        const VirtualAddress page = machine_.page().startOf(slot.page);
        const auto where = [&] { return "The TLB entry of page " + hex(page.value); };
        const auto owner = machine_.ownerOf(slot.asid);
        if (!owner) {
            check(false, [&] { return where() + " belongs to no living process."; });
            continue;
        }
        const auto table = [&] { return " the table of " + machine_.processes[*owner].name; };
        const PageTableEntry entry = machine_.viewOf(machine_.processes[*owner]).get(page);
        check(entry.present && entry.frame == slot.entry.frame && entry.writable == slot.entry.writable &&
                  entry.executable == slot.entry.executable,
              [&] { return where() + " disagrees with" + table() + "."; });
        check(entry.accessed,
              [&] { return where() + " stands for an access that" + table() + " does not know of."; });
        check(!slot.entry.dirty || entry.dirty,
              [&] { return where() + " is dirty, and clean in" + table() + "."; });
    }
}

void TableValidator::checkCpu() {
    const Cpu& cpu = machine_.hardware.cpu;
    if (cpu.process == noProcess) return;
    if (cpu.process >= machine_.processes.size())
        return check(false, [&] { return "The CPU runs a process that never was."; });
    const Process& process = machine_.processes[cpu.process];
    check(process.alive, [&] { return "The CPU runs " + process.name + ", which has ended."; });
    const Process& memory = machine_.memoryOf(process);
    check(cpu.root == memory.root && cpu.asid == memory.asid,
          [&] { return "The CPU runs " + process.name + " with the tables or the tag of another."; });
}

}  // namespace pagewalk
