#include "kernel/calls/execve.h"

#include <algorithm>
#include <array>

#include "kernel/calls/exit.h"
#include "kernel/calls/munmap.h"
#include "kernel/commit.h"
#include "kernel/initial_stack.h"
#include "kernel/program_layout.h"
#include "kernel/scheduler.h"
#include "kernel/sharing.h"

namespace pagewalk {
namespace {

bool openForWriting(const Machine& machine, ObjectId file) {
    return std::any_of(machine.processes.begin(), machine.processes.end(), [&](const Process& process) {
        return std::any_of(process.descriptors.begin(), process.descriptors.end(), [&](const auto& entry) {
            const OpenFile& open = machine.openFiles[entry.second];
            return open.object == file && open.writable;
        });
    });
}

/// Bytes that a scenario does not give are zeros, and say nothing; those that it gives have to be an ELF header.
bool looksLikeProgram(const Machine& machine, const FileObject& file) {
    constexpr std::array<uint8_t, 4> magic{0x7f, 'E', 'L', 'F'};
    if (file.pages() == 0) return false;
    const CachedPage* placed = file.placed(0);
    const PageBytes bytes = placed != nullptr ? machine.hardware.memory.content(placed->frame) : file.stored(0);
    if (!bytes) return true;
    const bool silent =
        std::all_of(bytes->begin(), bytes->begin() + magic.size(), [](uint8_t b) { return b == 0; });
    return silent || std::equal(magic.begin(), magic.end(), bytes->begin());
}

Result<ObjectId> programAt(const Machine& machine, const std::string& path) {
    const auto file = machine.objectNamed(path);
    if (!file || machine.objects[*file].unlinked() || machine.objects[*file].gone()) return Errno::NoEntry;
    if (machine.objects[*file].kind() == FileKind::SharedAnonymous) return Errno::NoEntry;
    const ProgramSegments segments = segmentsOf(machine, *file);
    const bool executable = std::any_of(segments.begin(), segments.end(),
                                        [](const ProgramSegment& part) { return part.protection.execute; });
    if (!segments.empty() && !executable) return Errno::AccessDenied;
    if (openForWriting(machine, *file)) return Errno::TextBusy;
    // Where a layout maps it as a program it is one, whatever bytes the scenario wrote over its header.
    if (!machine.programs.contains(*file) && !looksLikeProgram(machine, machine.objects[*file]))
        return Errno::NotExecutable;
    return *file;
}

uint64_t accountedPages(const Machine& machine, const AddressSpace& space) {
    uint64_t bytes = 0;
    for (const Region& region : space.regions()) bytes += region.flags.accounted ? region.range.bytes() : 0;
    return bytes >> machine.page().shift;
}

/// What the old memory gives back when nobody else runs in it, in pages.
uint64_t freedBy(const Machine& machine, const Process& process) {
    const auto users = usersOfMemory(machine, process.memoryOwner);
    const bool last = std::all_of(users.begin(), users.end(), [&](ProcessId user) {
        return machine.processes[user].leader == process.leader;
    });
    return last ? accountedPages(machine, machine.memoryOf(process).space) : 0;
}

/// Charges the new memory against what is free once the old is given back: a request for each segment, and one for each
/// page of the stack, which has grown to its size. All or nothing.
bool charge(Machine& machine, const Process& process, const ProgramLayout& layout) {
    const uint64_t freed = freedBy(machine, process);
    unchargeCommit(machine, freed);
    uint64_t charged = 0;
    bool good = true;
    const auto ask = [&](uint64_t pages) {
        good = good && chargeCommit(machine, pages);
        charged += good ? pages : 0;
    };
    for (const ProgramSegment& part : layout.segments) {
        if (part.protection.write) ask(part.range.bytes() >> machine.page().shift);
    }
    for (uint64_t page = 0; page < layout.stack.bytes() >> machine.page().shift; ++page) ask(1);
    if (!good) unchargeCommit(machine, charged);
    machine.committedPages += freed;
    return good;
}

/// The rest of the group ends; a leader that another thread's exec replaces lives on as that thread (de_thread).
void endOtherThreads(Kernel& kernel, ProcessId leader) {
    for (const ProcessId member : membersOf(kernel.machine, leader)) {
        if (member != leader) exitProcess(kernel, member);
    }
}

void keepDescriptors(Kernel& kernel, ProcessId id) {
    auto kept = kernel.filesOf(id).descriptors;
    leaveFiles(kernel, id);
    std::erase_if(kept, [&](const auto& entry) { return kernel.machine.openFiles[entry.second].closeOnExec; });
    kernel.process(id).descriptors = std::move(kept);
}

void mapRegion(Kernel& kernel, Process& process, Region region, const std::string& label) {
    region.flags.accounted = accountable(region);
    kernel.log.record({.kind = EventKind::RegionMapped,
                       .protection = region.protection,
                       .address = region.range.start,
                       .end = region.range.end,
                       .label = label});
    process.space.place(std::move(region));
}

void mapProgram(Kernel& kernel, Process& process, ObjectId file, const ProgramLayout& layout) {
    const auto open = static_cast<OpenFileId>(kernel.machine.openFiles.size());
    kernel.machine.openFiles.push_back({file, true, false});
    for (const ProgramSegment& part : layout.segments) {
        Region region;
        region.range = part.range;
        region.protection = part.protection;
        region.object = file;
        region.file = open;
        region.pageOffset = part.pageInFile;
        mapRegion(kernel, process, std::move(region), kernel.machine.objects[file].name());
    }
}

void mapStack(Kernel& kernel, Process& process, AddressRange range) {
    Region stack;
    stack.range = range;
    stack.protection = {.read = true, .write = true};
    stack.flags.growsDown = true;
    stack.pageOffset = kernel.machine.page().pageOf(range.start).value;
    mapRegion(kernel, process, std::move(stack), "[stack]");
    touchStackTop(kernel, process, *process.space.find(range.start));
}

/// New tables under the running process: the CPU has to load them (fs/exec.c, exec_mmap).
void loadTables(Kernel& kernel, ProcessId id) {
    kernel.machine.hardware.cpu.process = noProcess;
    switchTo(kernel, id);
}

}  // namespace

Status execve(Kernel& kernel, ProcessId caller, const std::string& path) {
    const auto file = programAt(kernel.machine, path);
    if (!file.ok()) return file.error();
    const ProcessId id = kernel.process(caller).leader;
    const Random before = kernel.machine.layoutChance;
    const auto layout =
        drawLayout(kernel.machine, segmentsOf(kernel.machine, file.value()), kernel.process(id).limits.stack);
    if (!layout || !charge(kernel.machine, kernel.process(id), *layout)) {
        kernel.machine.layoutChance = before;
        return Errno::NoMemory;
    }
    endOtherThreads(kernel, id);
    keepDescriptors(kernel, id);
    leaveMemory(kernel, id);
    Process& process = kernel.process(id);
    giveMemory(kernel, process);
    process.stack = {};
    process.vforkChild = noProcess;
    loadTables(kernel, id);
    kernel.log.record({.kind = EventKind::Executed,
                       .process = id,
                       .asid = process.asid,
                       .address = layout->segments.front().range.start,
                       .physical = kernel.machine.page().startOf(process.root),
                       .label = path});
    mapProgram(kernel, process, file.value(), *layout);
    mapStack(kernel, process, layout->stack);
    process.space.heapStart = process.space.heapEnd = layout->heap;
    process.space.mmapBase = layout->mmapBase;
    releaseUnusedObjects(kernel);
    releaseParent(kernel, id);
    return Errno::None;
}

}  // namespace pagewalk
