#include "kernel/read_ahead.h"

#include <algorithm>
#include <bit>

namespace pagewalk {
namespace {

/// Pages of a file read for an open file: the state, the file, and how many pages a window has at most.
struct Reader {
    ReadAheadWindow& window;
    FileObject& file;
    uint64_t most;
};

Reader readerOf(Kernel& kernel, OpenFileId id) {
    OpenFile& open = kernel.machine.openFiles[id];
    return {open.readAhead, kernel.machine.objects[open.object], kernel.machine.config.readAheadPages()};
}

void fetch(FileObject& file, uint64_t first, uint64_t end) {
    for (uint64_t index = first; index < std::min(end, file.pages()); ++index) {
        if (!file.inMemory(index) && !file.blank(index)) file.fetch(index);
    }
}

/// The folio that is read at a page of a window that ends before `end`: aligned, and none of it behind the end.
uint64_t folioPages(uint64_t at, uint64_t end, unsigned order) {
    uint64_t pages = uint64_t{1} << order;
    while (at % pages != 0 || at + pages > end) pages /= 2;
    return pages;
}

bool anyThere(const FileObject& file, uint64_t first, uint64_t pages) {
    for (uint64_t index = first; index < first + pages; ++index) {
        if (file.inMemory(index) || file.blank(index)) return true;
    }
    return false;
}

/// Large folios, up to the first that meets a page in memory (page_cache_ra_order, ra_alloc_folio). Answers where they end.
uint64_t submitFolios(const Reader& reader, uint64_t mark) {
    ReadAheadWindow& window = reader.window;
    window.order = std::min(window.order, static_cast<unsigned>(std::bit_width(window.pages)) - 1);
    const uint64_t end = std::min(window.start + window.pages, reader.file.pages());
    uint64_t at = window.start;
    while (window.order != 0 && at < end) {
        const uint64_t pages = folioPages(at, end, window.order);
        if (anyThere(reader.file, at, pages)) break;
        fetch(reader.file, at, at + pages);
        if (window.ahead != 0 && at == mark - mark % pages) reader.file.markAhead(at, pages);
        at += pages;
    }
    return at;
}

/// Reads the window and marks the page from which the next one is due; what no large folio can hold comes in pages
/// (do_page_cache_ra).
void submit(const Reader& reader) {
    const ReadAheadWindow& window = reader.window;
    const uint64_t mark = window.start + window.pages - window.ahead;
    const uint64_t rest = submitFolios(reader, mark);
    const bool marks =
        window.ahead != 0 && mark >= rest && mark < reader.file.pages() && !reader.file.inMemory(mark);
    fetch(reader.file, rest, window.start + window.pages);
    if (marks) reader.file.markAhead(mark);
}

/// get_init_ra_size: the first window is larger than the request, the smaller the request the more.
uint64_t firstWindow(uint64_t asked, uint64_t most) {
    const uint64_t pages = std::bit_ceil(asked);
    if (pages <= most / 32) return pages * 4;
    return pages <= most / 4 ? pages * 2 : most;
}

/// get_next_ra_size
uint64_t nextWindow(uint64_t pages, uint64_t most) {
    if (pages < most / 16) return pages * 4;
    return pages <= most / 2 ? pages * 2 : most;
}

/// Pages in memory right before a page, as many as a window has at most (page_cache_prev_miss).
uint64_t cachedBefore(const Reader& reader, uint64_t index) {
    uint64_t count = 0;
    while (count < std::min(index, reader.most) && reader.file.inMemory(index - count - 1)) ++count;
    return count;
}

/// page_cache_sync_ra: page `index` is not in memory.
void readNow(const Reader& reader, uint64_t index, uint64_t asked, uint64_t lastRead) {
    ReadAheadWindow& window = reader.window;
    const bool goesOn = index == 0 || asked > reader.most || index - lastRead <= 1;
    if (goesOn) {
        const uint64_t pages = firstWindow(asked, reader.most);
        window = {index, pages, pages > asked ? pages - asked : pages / 2, window.lastRead};
        return submit(reader);
    }
    const uint64_t before = cachedBefore(reader, index);
    if (before <= asked) return fetch(reader.file, index, index + asked);
    const uint64_t history = before == index ? 2 * before : before;
    window = {index, std::min(history + asked, reader.most), 1, window.lastRead};
    submit(reader);
}

/// The window's size, so that it ends where a folio does (page_cache_async_ra, "natural boundary").
uint64_t untilBoundary(const ReadAheadWindow& window, uint64_t most) {
    const unsigned order = std::min(window.order, static_cast<unsigned>(std::countr_zero(most)));
    const uint64_t end = (window.start + window.pages) >> order << order;
    return end > window.start ? end - window.start : window.pages;
}

/// page_cache_async_ra: somebody came to page `index` of the marked folio.
void readNext(const Reader& reader, const MarkedFolio& marked, uint64_t index, uint64_t asked) {
    ReadAheadWindow& window = reader.window;
    const uint64_t due = window.start + window.pages - window.ahead;
    if (index == due - due % marked.pages) {
        window.start += window.pages;
        window.pages = std::max(window.pages, nextWindow(window.pages, reader.most));
    } else {  // another window's mark: begin behind what is in memory (page_cache_next_miss)
        uint64_t start = index + 1;
        while (start < reader.file.pages() && reader.file.inMemory(start)) ++start;
        if (start - index > reader.most) return;
        window.start = start;
        window.pages = nextWindow(start - index + asked, reader.most);
    }
    window.order += 2;
    window.pages = untilBoundary(window, reader.most);
    window.ahead = window.pages;
    submit(reader);
}

/// do_sync_mmap_readahead: the window of a fault.
ReadAheadWindow windowAround(const Region& region, uint64_t index, const Reader& reader, PageSize size) {
    const uint64_t half = reader.most / 2;
    if (!region.protection.execute) {
        return {index > half ? index - half : 0, reader.most, reader.most / 4, reader.window.lastRead};
    }
    const uint64_t end = std::min(index + reader.most, region.pageInObject(region.range.end, size));
    return {index, end - index, 0, reader.window.lastRead};
}

}  // namespace

void readAround(Kernel& kernel, const Region& region, uint64_t index, Arrived part) {
    const Reader reader = readerOf(kernel, region.file);
    if (reader.file.kind() != FileKind::Disk || reader.most == 0 || region.flags.randomRead) return;
    if (region.flags.sequentialRead) return readNow(reader, index, reader.most, reader.window.lastRead);
    const ReadAheadWindow window = windowAround(region, index, reader, kernel.machine.page());
    if (part == Arrived::All) {
        reader.window = window;
        return submit(reader);
    }
    for (uint64_t at = window.start; at < window.start + window.pages; ++at) {
        if (!reader.file.allocated(at)) fetch(reader.file, at, at + 1);
    }
}

void readOnwards(Kernel& kernel, const Region& region, uint64_t index) {
    const Reader reader = readerOf(kernel, region.file);
    if (reader.most == 0 || region.flags.randomRead) return;
    if (const auto marked = reader.file.takeMark(index)) readNext(reader, *marked, index, reader.most);
}

void readForward(Kernel& kernel, OpenFileId id, uint64_t index, uint64_t count) {
    const Reader reader = readerOf(kernel, id);
    if (reader.file.kind() != FileKind::Disk) return;
    for (uint64_t at = index; at < index + count; ++at) {
        if (reader.file.inMemory(at)) {
            const auto marked = reader.file.takeMark(at);
            if (marked) readNext(reader, *marked, marked->first, index + count - marked->first);
        } else if (reader.most == 0 || reader.file.blank(at)) {
            reader.file.fetch(at);
        } else {
            readNow(reader, at, index + count - at, reader.window.lastRead);
        }
    }
}

void readWanted(Kernel& kernel, ObjectId object, uint64_t first, uint64_t end) {
    FileObject& file = kernel.machine.objects[object];
    if (file.kind() == FileKind::Disk) fetch(file, first, end);
}

}  // namespace pagewalk
