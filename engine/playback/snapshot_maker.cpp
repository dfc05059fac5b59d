#include "playback/snapshot_maker.h"

#include <algorithm>

#include "kernel/commit.h"
#include "kernel/usage.h"
#include "scenario/maps_line.h"

namespace pagewalk {
namespace {

/// The two-letter VmFlags of smaps that the model knows (fs/proc/task_mmu.c, show_smap_vma_flags), in its order.
std::string flagLetters(const Region& region) {
    std::string text;
    const auto add = [&text](bool present, const char* letters) {
        if (present) text += std::string(text.empty() ? "" : " ") + letters;
    };
    add(region.protection.read, "rd");
    add(region.protection.write, "wr");
    add(region.protection.execute, "ex");
    add(region.shared && region.mayWrite, "sh");
    add(true, "mr");
    add(region.mayWrite, "mw");
    add(true, "me");
    add(region.shared, "ms");
    add(region.flags.growsDown, "gd");
    add(region.flags.locked, "lo");
    add(region.flags.sequentialRead, "sr");
    add(region.flags.randomRead, "rr");
    add(region.flags.dontFork, "dc");
    add(region.flags.hadGuards, "gu");
    add(region.flags.accounted, "ac");
    add(region.flags.noReserve, "nr");
    add(region.flags.wipeOnFork, "wf");
    add(region.flags.dontDump, "dd");
    add(region.flags.noHugePage, "nh");
    add(region.flags.sealed, "sl");
    return text;
}

std::string backingOf(const Machine& machine, const Region& region) {
    if (region.special) return "special";
    if (region.anonymous()) return "anonymous";
    return machine.objects[region.object].kind() == FileKind::SharedAnonymous ? "shared-anonymous" : "file";
}

/// The mapped pages of a region and those that stand elsewhere (in swap, behind a guard), lowest first.
void describePages(const Machine& machine, const Process& process, const Region& region,
                   std::vector<PageSnapshot>& pages) {
    const PageSize size = machine.page();
    const size_t first = pages.size();
    machine.viewOf(process).forEach(region.range, [&](VirtualAddress page, const PageTableEntry& entry) {
        pages.push_back(describePage(machine, page, entry));
    });
    for (const auto& [number, own] : process.space.anonymous.in(region.range, size)) {
        if (own.isInFrame()) continue;
        PageSnapshot page{size.startOf(number), own.isGuard() ? "guard" : "swapped", {}};
        page.slot = own.slot;
        pages.push_back(page);
    }
    std::sort(pages.begin() + static_cast<std::ptrdiff_t>(first), pages.end(),
              [](const PageSnapshot& a, const PageSnapshot& b) { return a.address < b.address; });
}

ProcessSnapshot describeProcess(const Machine& machine, const Process& process) {
    ProcessSnapshot snapshot;
    snapshot.name = process.name;
    snapshot.alive = process.alive;
    snapshot.pid = process.pid();
    snapshot.tid = process.tid();
    if (process.parent != noProcess) snapshot.parent = machine.processes[process.parent].name;
    snapshot.asid = process.asid;
    snapshot.minor = process.faults.minor;
    snapshot.major = process.faults.major;
    if (!process.alive) return snapshot;
    const Process& memory = machine.memoryOf(process);
    if (!process.ownsMemory()) snapshot.memoryOf = memory.name;
    if (process.isThread()) snapshot.threadOf = machine.processes[process.leader].name;
    if (process.vforkChild != noProcess) snapshot.waitsFor = machine.processes[process.vforkChild].name;
    if (process.stack.value != 0) snapshot.stack = process.stack;
    snapshot.asid = memory.asid;
    snapshot.root = machine.page().startOf(memory.root);
    snapshot.virtualSize = memory.space.mappedBytes();
    snapshot.heapEnd = memory.space.heapEnd;
    for (const Region& region : memory.space.regions()) {
        snapshot.regions.push_back(describeRegion(machine, memory, region));
        snapshot.resident += snapshot.regions.back().usage.resident;
        snapshot.proportional += snapshot.regions.back().usage.proportional;
        describePages(machine, memory, region, snapshot.pages);
    }
    return snapshot;
}

void describeTables(const Machine& machine, Snapshot& snapshot) {
    uint32_t number = machine.tables.first().value;
    for (const TableReserve::Table& table : machine.tables.all()) {
        const FrameNumber frame{number++};
        if (table.level == 0) continue;
        snapshot.tables.push_back({frame, table.level, machine.processes[table.owner].name, table.used});
    }
}

FileSnapshot describeFile(const Machine& machine, const FileObject& object) {
    FileSnapshot file{object.name(), fileKindName(object.kind()), object.bytes()};
    for (uint64_t index = 0; index < object.pages(); ++index) {
        const CachedPage* placed = object.placed(index);
        if (placed != nullptr) {
            file.pages.push_back(
                {index, placed->frame, placed->dirty, machine.frames.at(placed->frame).mapCount});
        } else if (object.warm(index)) {
            file.pages.push_back({index, std::nullopt, false, 0});
        }
    }
    return file;
}

void describeTlb(const Machine& machine, Snapshot& snapshot) {
    for (const Tlb::Slot& slot : machine.hardware.tlb.slots()) {
        // Without ASIDs only the running process's entries are left in the buffer.
        const auto owner = machine.ownerOf(slot.asid);
        const std::string name = owner ? machine.processes[*owner].name : "";
        snapshot.tlb.push_back({slot.set, slot.way, slot.asid, name, machine.page().startOf(slot.page),
                                slot.entry.frame, slot.entry.writable, slot.entry.executable,
                                slot.entry.dirty});
    }
}

}  // namespace

std::string RegionSnapshot::mapsLine() const { return pagewalk::mapsLine(range, permissions, offset, label); }

RegionSnapshot describeRegion(const Machine& machine, const Process& process, const Region& region) {
    RegionSnapshot snapshot;
    snapshot.range = region.range;
    snapshot.permissions = permissionLetters(region.protection, region.shared);
    snapshot.offset = region.anonymous() ? 0 : region.pageOffset << machine.page().shift;
    snapshot.label = labelOf(machine, process.space, region);
    snapshot.backing = backingOf(machine, region);
    snapshot.file = region.anonymous() ? "" : machine.objects[region.object].name();
    snapshot.usage = usageOf(machine, process, region);
    snapshot.flags = flagLetters(region);
    return snapshot;
}

PageSnapshot describePage(const Machine& machine, VirtualAddress page, const PageTableEntry& entry) {
    PageSnapshot snapshot{page, "present", entry.frame, entry.writable, entry.dirty, entry.accessed};
    const FrameInfo& info = machine.frames.at(entry.frame);
    if (info.use != FrameUse::PageCache) return snapshot;
    snapshot.file = machine.objects[info.object].name();
    snapshot.filePage = info.pageInObject;
    return snapshot;
}

Snapshot takeSnapshot(const Machine& machine, const Environment& environment, uint32_t position) {
    Snapshot snapshot;
    snapshot.position = position;
    snapshot.hash = machine.hash();
    const Cpu& cpu = machine.hardware.cpu;
    if (cpu.process != noProcess) snapshot.running = machine.processes[cpu.process].name;
    for (const Process& process : machine.processes)
        snapshot.processes.push_back(describeProcess(machine, process));
    snapshot.frames = machine.frames.size();
    snapshot.freeFrames = machine.frames.freeCount();
    snapshot.zeroFrame = FrameTable::zeroFrame;
    describeTables(machine, snapshot);
    for (const FileObject& object : machine.objects) {
        if (!object.gone()) snapshot.files.push_back(describeFile(machine, object));
    }
    snapshot.swapSlots = machine.swap.size();
    snapshot.usedSlots = machine.swap.usedSlots();
    snapshot.committed = machine.committedPages << machine.page().shift;
    snapshot.commitLimit = commitLimitPages(machine) << machine.page().shift;
    describeTlb(machine, snapshot);
    for (const auto& [name, value] : environment.results) snapshot.bindings.push_back({name, value});
    return snapshot;
}

}  // namespace pagewalk
