#include "kernel/fault_around.h"

#include <algorithm>

#include "kernel/paging.h"

namespace pagewalk {
namespace {

AddressRange windowOf(const Kernel& kernel, const Region& region, VirtualAddress page) {
    const PageTableFormat& format = kernel.machine.hardware.format;
    const uint64_t window = uint64_t{kernel.machine.config.faultAround} << format.page().shift;
    const uint64_t table = format.lowestTableSpan();
    const VirtualAddress aligned{page.value & ~(window - 1)};
    const VirtualAddress start = std::max(aligned, region.range.start);
    const VirtualAddress tableEnd{(page.value & ~(table - 1)) + table};
    return {start, std::min({start + window, region.range.end, tableEnd})};
}

/// Seen of Linux 6.18: where no table is there yet, the last page of a file on a disk is not mapped by a guess.
bool endsHere(Kernel& kernel, const Process& process, const FileObject& file, VirtualAddress at,
              uint64_t index) {
    const bool last = file.kind() == FileKind::Disk && index + 1 == file.pages();
    return last && !kernel.tableOf(process).view().find(at);
}

}  // namespace

void mapAround(Kernel& kernel, Process& process, const Region& region, VirtualAddress page) {
    if (kernel.machine.config.faultAround <= 1 || region.anonymous()) return;
    const FileObject& file = kernel.machine.objects[region.object];
    const PageSize size = kernel.machine.page();
    const AddressRange window = windowOf(kernel, region, page);
    for (VirtualAddress at = window.start; at < window.end; at = at + size.bytes()) {
        const uint64_t index = region.pageInObject(at, size);
        // Nothing is reclaimed for a guess: a warm page is placed only while frames are free.
        const bool ready =
            file.placed(index) != nullptr || (file.warm(index) && kernel.machine.frames.freeCount() != 0);
        if (index >= file.pages() || !ready || file.markedAhead(index)) continue;
        if (endsHere(kernel, process, file, at, index)) return;
        if (kernel.tableOf(process).get(at).mapped()) continue;
        if (process.space.anonymous.find(size.pageOf(at)) != nullptr) continue;
        const auto cached = cachePage(kernel, region.object, index, process.id);
        if (!cached) return;
        // Memory files have nobody to tell of a first write: their shared pages are writable at once.
        const bool writable = region.shared && region.protection.write && file.kind() != FileKind::Disk;
        const bool executable = region.protection.execute;
        mapPage(kernel, process, at,
                {.present = true, .writable = writable, .executable = executable, .frame = cached->frame});
    }
}

}  // namespace pagewalk
