#include "memory/file_object.h"

#include <algorithm>
#include <utility>

namespace pagewalk {

const char* fileKindName(FileKind kind) {
    switch (kind) {
        case FileKind::Disk: return "disk";
        case FileKind::Memory: return "memory";
        case FileKind::SharedAnonymous: return "shared-anonymous";
    }
    return "";
}

FileObject::FileObject(std::string name, FileKind kind, uint64_t bytes, PageSize page)
    : name_(std::move(name)), kind_(kind), bytes_(bytes), page_(page) {}

PageBytes FileObject::stored(uint64_t index) const {
    const auto at = stored_.find(index);
    return at == stored_.end() ? nullptr : at->second;
}

void FileObject::place(uint64_t index, FrameNumber frame, bool dirty) {
    cache_[index] = CachedPage{frame, dirty || dirtyWarm_.erase(index) != 0};
    swapped_.erase(index);
    warm_.erase(index);
    blank_.erase(index);
}

void FileObject::rewrite(uint64_t index, PageBytes content) {
    stored_[index] = std::move(content);
    if (!warm(index)) blank_.insert(index);
    dirtyWarm_.insert(index);
}

void FileObject::cleanWarm(uint64_t first, uint64_t end) {
    const auto from = dirtyWarm_.lower_bound(first);
    const auto to = dirtyWarm_.lower_bound(end);
    std::for_each(from, to, [this](uint64_t index) { blocks_.insert(index); });
    dirtyWarm_.erase(from, to);
}

void FileObject::cool() {
    warm_.clear();
    blank_.clear();
    std::erase_if(marks_, [this](const auto& mark) { return placed(mark.first) == nullptr; });
}

std::map<uint64_t, uint64_t>::const_iterator FileObject::markAt(uint64_t index) const {
    const auto after = marks_.upper_bound(index);
    if (after == marks_.begin()) return marks_.end();
    const auto at = std::prev(after);
    return index - at->first < at->second ? at : marks_.end();
}

std::optional<MarkedFolio> FileObject::takeMark(uint64_t index) {
    const auto at = markAt(index);
    if (at == marks_.end()) return std::nullopt;
    const MarkedFolio folio{at->first, at->second};
    marks_.erase(at);
    return folio;
}

// The mark of reading ahead and the one of a page that reclaim waits for are one bit of Linux (PG_readahead, PG_reclaim).
// A write through a mapping clears it (mm/page-writeback.c, folio_mark_dirty), as the end of writing back does
// (folio_end_writeback); write(2) marks the buffer and leaves it (fs/buffer.c, mark_buffer_dirty).
void FileObject::setWritten(uint64_t index) {
    setDirty(index);
    takeMark(index);
}

void FileObject::writeBack(uint64_t index, PageBytes content) {
    takeMark(index);
    stored_[index] = std::move(content);
    blocks_.insert(index);
    cache_.at(index).dirty = false;
}

void FileObject::evict(uint64_t index, PageBytes content) {
    if (cache_.at(index).dirty) blocks_.insert(index);
    cache_.erase(index);
    takeMark(index);
    stored_[index] = std::move(content);
}

void FileObject::swapOut(uint64_t index, SlotNumber slot, PageBytes content) {
    evict(index, std::move(content));
    swapped_[index] = slot;
}

void FileObject::forget(uint64_t index) {
    cache_.erase(index);
    stored_.erase(index);
    swapped_.erase(index);
    warm_.erase(index);
    blocks_.erase(index);
    dirtyWarm_.erase(index);
    takeMark(index);
    blank_.erase(index);
}

void FileObject::setLength(uint64_t bytes) {
    bytes_ = bytes;
    warm_.cut(pages());
    blocks_.cut(pages());
    dirtyWarm_.erase(dirtyWarm_.lower_bound(pages()), dirtyWarm_.end());
    marks_.erase(marks_.lower_bound(pages()), marks_.end());
    // A folio that reaches beyond the end is split, and its first page keeps the mark (mm/huge_memory.c, __split_folio_to_order).
    if (const auto last = markAt(pages()); last != marks_.end()) marks_[last->first] = 1;
    blank_.erase(blank_.lower_bound(pages()), blank_.end());
    stored_.erase(stored_.lower_bound(pages()), stored_.end());
}

void FileObject::addTo(Hasher& hasher) const {
    hasher.add(name_);
    hasher.add(static_cast<uint64_t>(kind_));
    hasher.add(bytes_);
    for (const auto& [index, content] : stored_) {
        hasher.add(index);
        addPage(hasher, content);
    }
    for (const auto& [index, page] : cache_) {
        hasher.add(index);
        hasher.add(page.frame.value);
        hasher.add(uint64_t{page.dirty});
    }
    for (const auto& [index, slot] : swapped_) {
        hasher.add(index);
        hasher.add(slot);
    }
    warm_.addTo(hasher);
    blocks_.addTo(hasher);
    for (const uint64_t index : dirtyWarm_) hasher.add(index);
    for (const auto& [first, pages] : marks_) {
        hasher.add(first);
        hasher.add(pages);
    }
    for (const uint64_t index : blank_) hasher.add(index);
}

bool operator==(const FileObject& a, const FileObject& b) {
    const auto samePage = [](const auto& x, const auto& y) {
        return x.first == y.first && sameBytes(x.second, y.second);
    };
    return a.name_ == b.name_ && a.kind_ == b.kind_ && a.bytes_ == b.bytes_ && a.cache_ == b.cache_ &&
           a.warm_ == b.warm_ && a.blocks_ == b.blocks_ && a.dirtyWarm_ == b.dirtyWarm_ &&
           a.marks_ == b.marks_ && a.blank_ == b.blank_ && a.swapped_ == b.swapped_ &&
           a.unlinked_ == b.unlinked_ &&
           std::equal(a.stored_.begin(), a.stored_.end(), b.stored_.begin(), b.stored_.end(), samePage);
}

}  // namespace pagewalk
