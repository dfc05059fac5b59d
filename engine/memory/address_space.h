// An address space: a process's regions, in order and without overlap, and its private pages.
//
// It keeps the map; it knows neither page tables nor the TLB. Whoever changes a range here has to unmap that
// range's pages in the kernel floor.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/address.h"
#include "base/event.h"
#include "base/hash.h"
#include "memory/anonymous_object.h"
#include "memory/region.h"

namespace pagewalk {

class AddressSpace {
  public:
    explicit AddressSpace(PageSize page = {}) : page_(page) {}

    PageSize page() const { return page_; }
    const std::vector<Region>& regions() const { return regions_; }

    /// The region that holds an address, or null.
    const Region* find(VirtualAddress address) const;
    Region* find(VirtualAddress address);
    /// The lowest region that ends above an address (Linux's find_vma), or null.
    const Region* firstEndingAbove(VirtualAddress address) const;
    /// The highest region that ends at or below an address, or null.
    const Region* below(VirtualAddress address) const;
    /// Whether any region reaches into a range.
    bool occupied(AddressRange range) const;

    /// Adds a region where nothing is, joined with its neighbours where they allow it; answers the region it is in now.
    Region& map(Region region, EventLog& log);
    /// Adds a region just as given: for layouts, whose neighbours stay what they are.
    Region& place(Region region);
    /// Adds a region at the end of `heap`, joined with that one only (brk merges with nothing above).
    Region& extend(Region region, EventLog& log);
    /// Takes a range out; regions that reach over its ends are split. The caller has unmapped the pages.
    void unmap(AddressRange range, EventLog& log);
    /// Splits the region that holds `at` inside itself; does nothing where a region starts or ends there.
    void split(VirtualAddress at, EventLog& log);
    /// Gives `part` of the region that holds it new properties, splitting it off and joining it with the neighbours
    /// of the changed range as Linux does; answers the region that the part is in now.
    Region& change(const Region& changed, EventLog& log);
    /// Moves a region's start down (stack growth): merges nothing.
    void growDown(Region& region, VirtualAddress start);

    /// Gives a region its anon_vma if it has none: a neighbour's where Linux takes that one over, else a new one.
    void prepareAnonVma(Region& region);
    /// A new identity for private pages, for the regions of a child.
    AnonVma newAnonVma(bool fromParent) { return {++lastAnonVma_, fromParent}; }
    std::vector<Region>& mutableRegions() { return regions_; }

    uint64_t mappedBytes() const;
    /// Bytes of regions that are locked, and of those that count as data.
    uint64_t lockedBytes() const;
    uint64_t dataBytes() const;

    bool lockFuture = false;     ///< MCL_FUTURE: what is mapped from now on is locked
    AnonymousObject anonymous;   ///< private pages, by page number
    VirtualAddress heapStart{};  ///< start_brk
    VirtualAddress heapEnd{};    ///< the break, in bytes
    /// Where the C library's allocator began its heap, 0: nowhere yet. The library keeps it in a word of its own data,
    /// which no scenario has to map; so it goes where that word goes: to a fork's child, to threads, not past an exec.
    VirtualAddress libraryHeap{};
    VirtualAddress mmapBase{};  ///< below which mmap places freely, as execve drew it; 0: by the stack's top
    VirtualAddress stackTop{};  ///< an address inside the initial stack, at its top; 0: none

    /// "[heap]", "[stack]", the region's own name, or "" (fs/proc/task_mmu.c, get_vma_name); files are the caller's.
    std::string label(const Region& region) const;

    void addTo(Hasher& hasher) const;
    friend bool operator==(const AddressSpace&, const AddressSpace&) = default;

  private:
    size_t indexAbove(VirtualAddress address) const;
    bool joinsLeft(size_t index, const Region& region) const;
    /// `left`: the region that already joins from below, or null.
    bool joinsRight(size_t index, const Region& region, const Region* left) const;
    void recordMerge(const Region& merged, VirtualAddress at, EventLog& log) const;
    Region& joinBoth(size_t middle, const Region& changed);
    Region& joinLeft(size_t middle, const Region& changed);
    Region& joinRight(size_t middle, const Region& changed);

    PageSize page_;
    std::vector<Region> regions_;
    uint32_t lastAnonVma_ = 0;
};

}  // namespace pagewalk
