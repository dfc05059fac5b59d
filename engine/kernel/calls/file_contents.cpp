#include "kernel/calls/file_contents.h"

#include <algorithm>
#include <span>

#include "kernel/abi.h"
#include "kernel/file_pages.h"
#include "kernel/paging.h"
#include "kernel/read_ahead.h"

namespace pagewalk {
namespace {

/// The part of a transfer that lies in one page.
struct Piece {
    uint64_t page;
    uint64_t offset;  // in the page
    uint64_t count;
};

Piece pieceAt(PageSize size, uint64_t position, uint64_t left) {
    const uint64_t offset = position & size.offsetMask();
    return {position >> size.shift, offset, std::min(left, size.bytes() - offset)};
}

/// The page's bytes wherever they are.
PageBytes contentOf(const Machine& machine, const FileObject& file, uint64_t page) {
    const CachedPage* placed = file.placed(page);
    return placed != nullptr ? machine.hardware.memory.content(placed->frame) : file.stored(page);
}

/// Brings the pages of a read into memory, and remembers where it ended.
void readPages(Kernel& kernel, OpenFileId file, uint64_t offset, uint64_t bytes) {
    const PageSize size = kernel.machine.page();
    const uint64_t first = offset >> size.shift;
    readForward(kernel, file, first, size.pagesIn(offset + bytes) - first);
    kernel.machine.openFiles[file].readAhead.lastRead = (offset + bytes) >> size.shift;
}

/// A read brings back what a memory file has in swap, and places nothing else (mm/shmem.c, SGP_READ).
bool bringBack(Kernel& kernel, ProcessId id, ObjectId object, uint64_t page) {
    return !kernel.machine.objects[object].swapped(page) || cachePage(kernel, object, page, id).has_value();
}

bool writePiece(Kernel& kernel, ProcessId id, ObjectId object, Piece piece, const char* bytes) {
    const auto cached = cachePage(kernel, object, piece.page, id);
    if (!cached) return false;
    const PageSize size = kernel.machine.page();
    const std::span from(reinterpret_cast<const uint8_t*>(bytes), piece.count);
    kernel.machine.hardware.memory.write(size.startOf(cached->frame) + piece.offset, from);
    kernel.machine.objects[object].setDirty(piece.page);
    return true;
}

}  // namespace

Status ftruncate(Kernel& kernel, OpenFileId file, uint64_t bytes) {
    const OpenFile& open = kernel.machine.openFiles[file];
    if (!open.writable || bytes > INT64_MAX) return Errno::InvalidArgument;
    setLength(kernel, open.object, bytes);
    return Errno::None;
}

Result<std::vector<uint8_t>> pread(Kernel& kernel, ProcessId id, OpenFileId file, uint64_t count,
                                   uint64_t offset) {
    const OpenFile& open = kernel.machine.openFiles[file];
    if (!open.readable) return Errno::BadFile;
    const FileObject& object = kernel.machine.objects[open.object];
    const uint64_t left = offset < object.bytes() ? std::min(count, object.bytes() - offset) : 0;
    std::vector<uint8_t> bytes(left);
    if (left != 0) readPages(kernel, file, offset, left);
    for (uint64_t done = 0; done < left;) {
        const Piece piece = pieceAt(kernel.machine.page(), offset + done, left - done);
        if (!bringBack(kernel, id, open.object, piece.page)) return Errno::NoMemory;
        if (const PageBytes content = contentOf(kernel.machine, object, piece.page)) {
            std::copy_n(content->begin() + static_cast<std::ptrdiff_t>(piece.offset), piece.count,
                        bytes.begin() + static_cast<std::ptrdiff_t>(done));
        }
        done += piece.count;
    }
    return bytes;
}

Result<uint64_t> pwrite(Kernel& kernel, ProcessId id, OpenFileId file, const std::string& bytes,
                        uint64_t offset) {
    const OpenFile open = kernel.machine.openFiles[file];
    if (!open.writable) return Errno::BadFile;
    const uint64_t end = offset + bytes.size();
    if (end > kernel.machine.objects[open.object].bytes()) setLength(kernel, open.object, end);
    for (uint64_t done = 0; done < bytes.size();) {
        const Piece piece = pieceAt(kernel.machine.page(), offset + done, bytes.size() - done);
        if (!writePiece(kernel, id, open.object, piece, bytes.data() + done)) return Errno::NoMemory;
        done += piece.count;
    }
    return uint64_t{bytes.size()};
}

Status fsync(Kernel& kernel, OpenFileId file) {
    writeBack(kernel, kernel.machine.openFiles[file].object);
    return Errno::None;
}

Status fallocate(Kernel& kernel, OpenFileId file, uint64_t mode, uint64_t offset, uint64_t length) {
    const OpenFile& open = kernel.machine.openFiles[file];
    if (!open.writable) return Errno::BadFile;
    if (length == 0) return Errno::InvalidArgument;
    const FileObject& object = kernel.machine.objects[open.object];
    if (mode == (abi::fallocPunchHole | abi::fallocKeepSize)) {
        const uint64_t end = std::min(offset + length, object.pages() << kernel.machine.page().shift);
        if (offset < end) punchHole(kernel, open.object, offset, end - offset);
        return Errno::None;
    }
    if (mode != 0) return Errno::NotSupported;
    if (offset + length > object.bytes()) setLength(kernel, open.object, offset + length);
    return Errno::None;
}

Status fadvise(Kernel& kernel, OpenFileId file, uint64_t advice) {
    if (advice == abi::fadvDontNeed) dropUnmapped(kernel, kernel.machine.openFiles[file].object);
    return advice <= 5 ? Errno::None : Errno::InvalidArgument;
}

}  // namespace pagewalk
