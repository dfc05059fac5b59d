#include "kernel/file_pages.h"

#include <algorithm>
#include <vector>

#include "kernel/paging.h"
#include "kernel/reverse_map.h"

namespace pagewalk {
namespace {

std::vector<uint64_t> placedPages(const FileObject& file) {
    std::vector<uint64_t> indices;
    for (const auto& [index, page] : file.cache()) indices.push_back(index);
    return indices;
}

void recordWriteBack(Kernel& kernel, const FileObject& file, uint64_t index, FrameNumber frame) {
    if (!kernel.log.listening()) return;
    kernel.log.record(
        {.kind = EventKind::PageWrittenBack, .frame = frame, .index = index, .label = file.name()});
}

/// Takes a page away for good: its frame and what is stored of it.
void forget(Kernel& kernel, ObjectId object, uint64_t index) {
    unmapFilePage(kernel, object, index);
    FileObject& file = kernel.machine.objects[object];
    const CachedPage* placed = file.placed(index);
    if (placed != nullptr) freeFrame(kernel, placed->frame);
    if (const auto slot = file.swapped(index)) dropSlot(kernel, *slot);
    file.forget(index);
}

/// The private copies of a page, in every process: they go when the file ends before them (unmap_mapping_range, even_cows).
void discardCopies(Kernel& kernel, ObjectId object, uint64_t from) {
    const PageSize size = kernel.machine.page();
    for (Process& process : kernel.machine.processes) {
        for (const Region& region : process.space.regions()) {
            if (region.object != object || region.shared) continue;
            const uint64_t pages = region.range.bytes() >> size.shift;
            if (from >= region.pageOffset + pages) continue;
            const uint64_t skipped = from > region.pageOffset ? from - region.pageOffset : 0;
            const AddressRange lost{region.range.start + (skipped << size.shift), region.range.end};
            zapPages(kernel, process, lost);
        }
    }
}

/// Zeroes the part of a page that lies in [from, to), wherever the page is.
void zeroPart(Kernel& kernel, ObjectId object, uint64_t index, uint64_t from, uint64_t to) {
    FileObject& file = kernel.machine.objects[object];
    const PageSize size = kernel.machine.page();
    const std::vector<uint8_t> zeros(to - from);
    if (const CachedPage* placed = file.placed(index)) {
        const bool hole = file.kind() == FileKind::Disk && !placed->dirty && !file.allocated(index);
        if (hole) return;  // nothing was ever written there (fs/ext4/inode.c, ext4_block_zero_page_range)
        kernel.machine.hardware.memory.write(size.startOf(placed->frame) + from, zeros);
        file.setDirty(index);
        return;
    }
    if (file.kind() == FileKind::Disk && !file.allocated(index)) {  // a hole has no bytes to clear
        if (!file.warm(index)) file.setBlank(index);
        return;
    }
    if (file.kind() != FileKind::Disk && file.stored(index) == nullptr) return;
    const PageBytes stored = file.stored(index);
    auto cut = std::make_shared<std::vector<uint8_t>>(stored ? *stored : std::vector<uint8_t>(size.bytes()));
    std::copy(zeros.begin(), zeros.end(), cut->begin() + static_cast<std::ptrdiff_t>(from));
    if (const auto slot = file.swapped(index)) kernel.machine.swap.setContent(*slot, cut);
    file.rewrite(index, std::move(cut));
}

/// Whether the page was written since it was placed, as far as the file or an entry knows.
bool written(const Machine& machine, const FileObject& file, uint64_t index) {
    const CachedPage& cached = *file.placed(index);
    return cached.dirty || dirtyInTables(machine, cached.frame);
}

}  // namespace

void unmapFilePage(Kernel& kernel, ObjectId object, uint64_t index) {
    const CachedPage* cached = kernel.machine.objects[object].placed(index);
    if (cached == nullptr) return;
    const FrameNumber frame = cached->frame;
    for (const Place& place : placesOf(kernel.machine, frame)) {
        unmapPage(kernel, kernel.process(place.process), place.page);
        kernel.log.record(
            {.kind = EventKind::PageEvicted, .process = place.process, .frame = frame, .address = place.page});
    }
}

bool evictFilePage(Kernel& kernel, ObjectId object, uint64_t index) {
    FileObject& file = kernel.machine.objects[object];
    const FrameNumber frame = file.placed(index)->frame;
    const PageBytes content = kernel.machine.hardware.memory.content(frame);
    if (file.kind() == FileKind::Disk) {
        unmapFilePage(kernel, object, index);
        if (file.placed(index)->dirty) recordWriteBack(kernel, file, index, frame);
        file.evict(index, content);
    } else if (written(kernel.machine, file, index)) {
        const auto slot = kernel.machine.swap.store(content);
        if (!slot) return false;
        unmapFilePage(kernel, object, index);
        file.swapOut(index, *slot, content);
    } else {
        unmapFilePage(kernel, object, index);  // nobody has put anything there: it need not be kept
        file.forget(index);
    }
    freeFrame(kernel, frame);
    return true;
}

bool pageOutFilePage(Kernel& kernel, ObjectId object, uint64_t index) {
    FileObject& file = kernel.machine.objects[object];
    const bool kept = file.kind() == FileKind::Disk && written(kernel.machine, file, index);
    if (!kept) return evictFilePage(kernel, object, index);
    unmapFilePage(kernel, object, index);
    file.markAhead(index);  // Linux marks it for reclaim with the bit that reading ahead uses
    return false;
}

void writeBack(Kernel& kernel, ObjectId object, FilePages pages) {
    FileObject& file = kernel.machine.objects[object];
    if (file.kind() != FileKind::Disk) return;
    for (const uint64_t index : placedPages(file)) {
        if (!pages.contains(index)) continue;
        const FrameNumber frame = file.placed(index)->frame;
        for (const Place& place : placesOf(kernel.machine, frame)) {
            Process& process = kernel.process(place.process);
            PageTableEntry entry = kernel.machine.viewOf(process).get(place.page);
            if (!entry.dirty && !entry.writable) continue;
            entry.writable = false;
            mapPage(kernel, process, place.page, entry);  // folds the entry's dirty bit into the page …
            entry.dirty = false;
            kernel.tableOf(process).set(place.page, entry);  // … which the next lines write back
        }
        if (!file.placed(index)->dirty) continue;
        recordWriteBack(kernel, file, index, frame);
        file.writeBack(index, kernel.machine.hardware.memory.content(frame));
    }
    file.cleanWarm(pages.first, pages.end);
}

void dropUnmapped(Kernel& kernel, ObjectId object) {
    FileObject& file = kernel.machine.objects[object];
    if (file.kind() != FileKind::Disk) return;
    writeBack(kernel, object);
    for (const uint64_t index : placedPages(file)) {
        const FrameNumber frame = file.placed(index)->frame;
        if (kernel.machine.frames.at(frame).mapCount != 0) continue;
        evictFilePage(kernel, object, index);
    }
    file.cool();
}

void punchHole(Kernel& kernel, ObjectId object, uint64_t from, uint64_t bytes) {
    const PageSize size = kernel.machine.page();
    const uint64_t end = from + bytes;
    for (uint64_t index = from >> size.shift; index << size.shift < end; ++index) {
        const uint64_t start = index << size.shift;
        const uint64_t low = std::max(from, start) - start;
        const uint64_t high = std::min(end, start + size.bytes()) - start;
        if (low == 0 && high == size.bytes()) {
            forget(kernel, object, index);
        } else {
            zeroPart(kernel, object, index, low, high);
        }
    }
}

void setLength(Kernel& kernel, ObjectId object, uint64_t bytes) {
    FileObject& file = kernel.machine.objects[object];
    const PageSize size = kernel.machine.page();
    const uint64_t before = file.bytes();
    const uint64_t kept = size.pagesIn(bytes);
    if (bytes < before) {
        std::vector<uint64_t> indices = placedPages(file);
        for (const auto& [index, slot] : file.swappedPages()) indices.push_back(index);
        for (const uint64_t index : indices) {
            if (index >= kept) forget(kernel, object, index);
        }
        discardCopies(kernel, object, kept);
        if (!size.aligned(bytes)) zeroPart(kernel, object, kept - 1, bytes & size.offsetMask(), size.bytes());
    } else if (bytes > before && !size.aligned(before) && file.kind() == FileKind::Disk) {
        // Bytes written beyond the old end through a mapping were never the file's.
        zeroPart(kernel, object, before >> size.shift, before & size.offsetMask(), size.bytes());
    }
    file.setLength(bytes);
}

}  // namespace pagewalk
