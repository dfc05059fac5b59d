// A file, tmpfs file or shared anonymous object: its bytes, and which of its pages are in memory.
//
// The cached pages are the file's page cache (Linux's `struct address_space`). A page is in one of three places:
//   placed   in a frame of the machine, shared by everybody who maps it;
//   warm     in memory, but not in one of the modelled frames yet: it takes one when it is first used, without I/O
//            (cached from the start, or fetched by a read or by read-ahead);
//   stored   on the disk (or a hole): the first use reads it, a major fault.
// Warm pages are why a file that is "cached from the start" takes no frame away from the processes.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "base/address.h"
#include "base/hash.h"
#include "hardware/physical_memory.h"
#include "memory/page_set.h"
#include "memory/swap_area.h"

namespace pagewalk {

enum class FileKind : uint8_t {
    Disk,             ///< a disk is behind it: pages are read, and written back
    Memory,           ///< tmpfs or memfd: the page cache is all there is
    SharedAnonymous,  ///< mmap(MAP_SHARED|MAP_ANONYMOUS): the same without a name
};

/// "disk", "memory", "shared-anonymous".
const char* fileKindName(FileKind kind);

struct CachedPage {
    FrameNumber frame{};
    bool dirty = false;
    friend bool operator==(CachedPage, CachedPage) = default;
};

/// Pages of a file that were read as one (struct folio).
struct MarkedFolio {
    uint64_t first;
    uint64_t pages;
};

class FileObject {
  public:
    FileObject() = default;
    FileObject(std::string name, FileKind kind, uint64_t bytes, PageSize page);

    const std::string& name() const { return name_; }
    FileKind kind() const { return kind_; }
    uint64_t bytes() const { return bytes_; }
    /// Pages that hold at least one byte of the file.
    uint64_t pages() const { return page_.pagesIn(bytes_); }

    /// Gives a page its content on the disk (tmpfs: in memory), before anything is played.
    void store(uint64_t index, PageBytes content) { stored_[index] = std::move(content); }
    /// What is behind a page that is not placed; null stands for zeros.
    PageBytes stored(uint64_t index) const;
    /// Makes every page the file has now warm.
    void warmAll() { warm_.fill(pages()); }
    /// Gives every page the file has now a block of its disk.
    void allocateAll() { blocks_.fill(pages()); }
    /// Whether a page has a block of the disk; without one it is a hole.
    bool allocated(uint64_t index) const { return blocks_.contains(index); }

    const CachedPage* placed(uint64_t index) const {
        const auto at = cache_.find(index);
        return at == cache_.end() ? nullptr : &at->second;
    }
    const std::map<uint64_t, CachedPage>& cache() const { return cache_; }
    bool warm(uint64_t index) const { return warm_.contains(index); }
    /// Of a file that was cut inside it: the page is in the cache, but the whole of it has not been read. A fault finds it
    /// there, so it is a minor one; nobody else takes it for a page in memory.
    bool blank(uint64_t index) const { return blank_.contains(index); }
    void setBlank(uint64_t index) { blank_.insert(index); }
    /// The disk was read for a page that nobody uses yet.
    void fetch(uint64_t index) {
        warm_.insert(index);
        blank_.erase(index);
    }
    /// Using the page needs no disk: it is placed or warm, or there is no disk.
    bool inMemory(uint64_t index) const {
        if (kind_ != FileKind::Disk) return !swapped_.contains(index);
        return placed(index) != nullptr || warm(index);
    }
    const std::map<uint64_t, SlotNumber>& swappedPages() const { return swapped_; }
    /// The swap slot of a memory file's page that was taken out.
    std::optional<SlotNumber> swapped(uint64_t index) const {
        const auto at = swapped_.find(index);
        return at == swapped_.end() ? std::nullopt : std::optional(at->second);
    }

    /// The page is now in this frame.
    void place(uint64_t index, FrameNumber frame, bool dirty);
    /// By a call; the disk has something else from now on.
    void setDirty(uint64_t index, bool dirty = true) { cache_.at(index).dirty = dirty; }
    /// Through a mapping. The mark of reading ahead goes, which a call leaves.
    void setWritten(uint64_t index);
    /// The bytes were written to the disk: the page is clean.
    void writeBack(uint64_t index, PageBytes content);
    /// The frame is taken away; `content` is what the disk has from now on.
    void evict(uint64_t index, PageBytes content);
    /// The frame is taken away; `content` is in a swap slot.
    void swapOut(uint64_t index, SlotNumber slot, PageBytes content);
    /// The page is taken away with its bytes: it reads as zeros from now on.
    void forget(uint64_t index);
    /// Changes what is stored of a page that is not placed. It is dirty then, and, if it was not warm, blank.
    void rewrite(uint64_t index, PageBytes content);
    /// Writes the warm and dirty pages of [first, end) back: they are as the disk has them.
    void cleanWarm(uint64_t first, uint64_t end);
    /// No page is warm any more: what is not placed has to be read from the disk.
    void cool();
    /// The place from which on more is to be read ahead (PG_readahead): a mark stands on all pages of a folio.
    void markAhead(uint64_t first, uint64_t pages = 1) { marks_[first] = pages; }
    bool markedAhead(uint64_t index) const { return markAt(index) != marks_.end(); }
    /// Takes the mark away; answers the folio that bore it, or nothing where there was none.
    std::optional<MarkedFolio> takeMark(uint64_t index);
    /// A new length; pages beyond it are gone already.
    void setLength(uint64_t bytes);
    /// The file has no name any more (or never had): it goes with its last user.
    bool unlinked() const { return unlinked_; }
    void unlink() { unlinked_ = true; }
    /// Nobody can reach it any more: it is no part of the machine.
    bool gone() const { return gone_; }
    void setGone() { gone_ = true; }

    /// Pages of commit charge that the object holds: shared anonymous memory is charged whole.
    uint64_t chargedPages() const { return chargedPages_; }
    void setChargedPages(uint64_t pages) { chargedPages_ = pages; }

    void addTo(Hasher& hasher) const;
    friend bool operator==(const FileObject& a, const FileObject& b);

  private:
    std::map<uint64_t, uint64_t>::const_iterator markAt(uint64_t index) const;

    std::string name_;
    FileKind kind_ = FileKind::Disk;
    uint64_t bytes_ = 0;
    uint64_t chargedPages_ = 0;
    PageSize page_{};
    std::map<uint64_t, PageBytes> stored_;
    std::map<uint64_t, CachedPage> cache_;
    PageSet warm_;
    PageSet blocks_;
    std::set<uint64_t> dirtyWarm_;
    std::map<uint64_t, uint64_t> marks_;  // first page and number of pages of each folio that is marked
    std::set<uint64_t> blank_;
    std::map<uint64_t, SlotNumber> swapped_;
    bool unlinked_ = false;
    bool gone_ = false;
};

}  // namespace pagewalk
