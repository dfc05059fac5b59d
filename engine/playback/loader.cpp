#include "playback/loader.h"

#include <algorithm>

#include "kernel/commit.h"
#include "kernel/paging.h"
#include "kernel/scheduler.h"
#include "scenario/validator.h"

namespace pagewalk {
namespace {

/// Linux's start of a heap where nothing says otherwise: behind a static program of one page.
constexpr uint64_t defaultBreak = 0x401000;

bool isFile(const LayoutRegion& region) { return !region.label.empty() && region.label.front() != '['; }

void writeContent(const FileDeclaration& declared, FileObject& file, PageSize page) {
    for (const auto& [index, byte] : declared.fills) {
        if (index < file.pages()) file.store(index, std::make_shared<std::vector<uint8_t>>(page.bytes(), byte));
    }
    for (size_t from = 0; from < declared.content.size(); from += page.bytes()) {
        const uint64_t index = from >> page.shift;
        const PageBytes filled = file.stored(index);
        auto bytes = filled ? std::make_shared<std::vector<uint8_t>>(*filled)
                            : std::make_shared<std::vector<uint8_t>>(page.bytes());
        const auto count = std::min<size_t>(page.bytes(), declared.content.size() - from);
        std::copy_n(declared.content.begin() + static_cast<std::ptrdiff_t>(from), count, bytes->begin());
        file.store(index, std::move(bytes));
    }
    // Beyond its end a file's last page holds zeros, whatever filled it.
    const uint64_t tail = file.bytes() & page.offsetMask();
    const PageBytes last = file.bytes() == 0 ? nullptr : file.stored(file.pages() - 1);
    if (tail == 0 || !last) return;
    auto cut = std::make_shared<std::vector<uint8_t>>(*last);
    std::fill(cut->begin() + static_cast<std::ptrdiff_t>(tail), cut->end(), uint8_t{0});
    file.store(file.pages() - 1, std::move(cut));
}

void createFile(Machine& machine, const FileDeclaration& declared) {
    const FileKind kind = declared.memory ? FileKind::Memory : FileKind::Disk;
    FileObject file(declared.path, kind, declared.bytes, machine.page());
    if (!declared.hole) writeContent(declared, file, machine.page());
    if (!declared.hole && !declared.cold) file.warmAll();
    machine.objects.push_back(std::move(file));
}

/// A file that a layout names and no header declares is as large as the layout needs.
void createNamedFiles(const Scenario& scenario, Machine& machine) {
    std::map<std::string, uint64_t> needed;
    std::vector<std::string> order;
    for (const ProcessDeclaration& process : scenario.processes) {
        for (const LayoutRegion& region : process.layout) {
            if (!isFile(region) || machine.objectNamed(region.label)) continue;
            const auto [at, added] = needed.try_emplace(region.label, 0);
            at->second = std::max(at->second, region.offset + region.range.bytes());
            if (added) order.push_back(region.label);
        }
    }
    for (const std::string& path : order) createFile(machine, {.path = path, .bytes = needed[path]});
}

/// The open file through which a layout's regions of one file are mapped; each process has its own.
OpenFileId layoutFile(Machine& machine, ObjectId object, std::map<ObjectId, OpenFileId>& opened) {
    const auto [at, added] = opened.try_emplace(object, static_cast<OpenFileId>(machine.openFiles.size()));
    if (added) machine.openFiles.push_back({object, true, true});
    return at->second;
}

Region regionOf(Machine& machine, const LayoutRegion& layout, std::map<ObjectId, OpenFileId>& opened) {
    const PageSize page = machine.page();
    Region region;
    region.range = layout.range;
    region.protection = layout.protection;
    region.shared = layout.shared;
    region.special = isKernelLabel(layout.label);
    region.pageOffset = page.pageOf(layout.range.start).value;
    if (isFile(layout)) {
        region.object = *machine.objectNamed(layout.label);
        region.file = layoutFile(machine, region.object, opened);
        region.pageOffset = layout.offset >> page.shift;
    } else if (layout.shared) {
        region.object = static_cast<ObjectId>(machine.objects.size());
        machine.objects.emplace_back("/dev/zero (deleted)", FileKind::SharedAnonymous,
                                     layout.offset + layout.range.bytes(), page);
        region.file = static_cast<OpenFileId>(machine.openFiles.size());
        machine.openFiles.push_back({region.object, true, true});
        region.pageOffset = layout.offset >> page.shift;
    } else if (layout.label != "[heap]" && layout.label != "[stack]") {
        region.name = layout.label;
    }
    region.flags.growsDown = layout.label == "[stack]";
    region.flags.accounted = !region.special && accountable(region);
    return region;
}

/// The end of the program's own file regions: those below everything else.
VirtualAddress endOfProgram(const ProcessDeclaration& declared) {
    VirtualAddress end{defaultBreak};
    std::vector<LayoutRegion> sorted = declared.layout;
    std::sort(sorted.begin(), sorted.end(),
              [](const auto& a, const auto& b) { return a.range.start < b.range.start; });
    for (const LayoutRegion& region : sorted) {
        if (!isFile(region)) break;
        if (region.label != sorted.front().label) break;
        end = region.range.end;
    }
    return end;
}

void placeHeap(const ProcessDeclaration& declared, AddressSpace& space) {
    const auto heap = std::find_if(declared.layout.begin(), declared.layout.end(),
                                   [](const LayoutRegion& region) { return region.label == "[heap]"; });
    const bool hasHeap = heap != declared.layout.end();
    space.heapEnd = declared.initialBreak.value_or(hasHeap ? heap->range.end : endOfProgram(declared));
    space.heapStart = hasHeap ? std::min(heap->range.start, space.heapEnd) : space.heapEnd;
}

/// The top page of a stack holds the program's arguments and environment before it starts.
void touchStack(Kernel& kernel, Process& process, Region& stack) {
    const PageSize page = kernel.machine.page();
    const VirtualAddress top = stack.range.end - page.bytes();
    process.space.stackTop = top;
    process.space.prepareAnonVma(stack);
    if (kernel.machine.frames.freeCount() == 0) return;  // nobody is killed for a stack before the first step
    const auto frame = takeFrame(kernel, {{false, process.id, page.pageOf(top).value}, process.id});
    FrameInfo& info = kernel.machine.frames.at(*frame);
    info.owners = 1;
    info.exclusive = true;
    process.space.anonymous.put(page.pageOf(top), AnonymousPage::inFrame(*frame));
    mapPage(kernel, process, top,
            {.present = true,
             .writable = stack.protection.write,
             .executable = stack.protection.execute,
             .accessed = true,
             .dirty = true,
             .frame = *frame});
}

void createDeclared(Kernel& kernel, const ProcessDeclaration& declared) {
    Process& process = createProcess(kernel, declared.name, noProcess);
    std::map<ObjectId, OpenFileId> opened;
    for (const LayoutRegion& layout : declared.layout) {
        Region region = regionOf(kernel.machine, layout, opened);
        if (region.flags.accounted)
            kernel.machine.committedPages += region.range.bytes() >> kernel.machine.page().shift;
        const bool stack = layout.label == "[stack]";
        Region& placed = process.space.place(std::move(region));
        if (stack) touchStack(kernel, process, placed);
    }
    placeHeap(declared, process.space);
}

}  // namespace

void buildMachine(const Scenario& scenario, Kernel& kernel, Environment& environment) {
    MachineConfig config = scenario.machine;
    auto format = formatOf(config);
    if (!format) {  // named by a diagnostic; what can be shown is shown on the usual machine
        config.architecture = Architecture::X86_64;
        format = formatOf(config);
    }
    kernel = Kernel{Machine(config, *format), {}};
    environment = {};
    for (const FileDeclaration& file : scenario.files) createFile(kernel.machine, file);
    createNamedFiles(scenario, kernel.machine);
    kernel.machine.processes.reserve(scenario.processes.size());
    for (const ProcessDeclaration& declared : scenario.processes) {
        createDeclared(kernel, declared);
        environment.processes[declared.name] = kernel.machine.processes.back().id;
    }
}

}  // namespace pagewalk
