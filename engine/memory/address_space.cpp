#include "memory/address_space.h"

#include <algorithm>
#include <cassert>

namespace pagewalk {

size_t AddressSpace::indexAbove(VirtualAddress address) const {
    const auto at = std::partition_point(regions_.begin(), regions_.end(), [address](const Region& region) {
        return region.range.end <= address;
    });
    return static_cast<size_t>(at - regions_.begin());
}

const Region* AddressSpace::find(VirtualAddress address) const {
    const Region* region = firstEndingAbove(address);
    return region != nullptr && region->range.contains(address) ? region : nullptr;
}

Region* AddressSpace::find(VirtualAddress address) {
    return const_cast<Region*>(static_cast<const AddressSpace*>(this)->find(address));
}

const Region* AddressSpace::firstEndingAbove(VirtualAddress address) const {
    const size_t index = indexAbove(address);
    return index < regions_.size() ? &regions_[index] : nullptr;
}

const Region* AddressSpace::below(VirtualAddress address) const {
    const size_t index = indexAbove(address);
    return index > 0 ? &regions_[index - 1] : nullptr;
}

bool AddressSpace::occupied(AddressRange range) const {
    const Region* region = firstEndingAbove(range.start);
    return region != nullptr && region->range.start < range.end;
}

Region& AddressSpace::place(Region region) {
    const size_t index = indexAbove(region.range.start);
    assert(index == regions_.size() || region.range.end <= regions_[index].range.start);
    return *regions_.insert(regions_.begin() + static_cast<std::ptrdiff_t>(index), std::move(region));
}

bool AddressSpace::joinsLeft(size_t index, const Region& region) const {
    return index > 0 && mergeable(regions_[index - 1], region, page_);
}

// Both neighbours may agree with the region in between and yet not with each other: then only the left one joins
// (mm/vma.c, can_vma_merge_right).
bool AddressSpace::joinsRight(size_t index, const Region& region, const Region* left) const {
    if (index >= regions_.size()) return false;
    const Region& right = regions_[index];
    if (right.range.start != region.range.end) return false;
    // The right neighbour would swallow this one, so it is the target of the anon_vma test.
    Region swallowed = region;
    swallowed.anonVma = {};
    Region target = right;
    target.anonVma = {};
    if (!mergeable(swallowed, target, page_) || !anonVmasAgree(right.anonVma, region.anonVma)) return false;
    if (left == nullptr) return true;
    return !left->anonVma.present() || !right.anonVma.present() || left->anonVma == right.anonVma;
}

void AddressSpace::recordMerge(const Region& merged, VirtualAddress at, EventLog& log) const {
    if (!log.listening()) return;
    log.record(
        {.kind = EventKind::RegionMerged, .address = merged.range.start, .end = merged.range.end, .at = at});
}

Region& AddressSpace::map(Region region, EventLog& log) {
    const size_t index = indexAbove(region.range.start);
    const bool left = joinsLeft(index, region);
    const bool right = joinsRight(index, region, left ? &regions_[index - 1] : nullptr);
    if (!left && !right) return place(std::move(region));
    if (!left) {
        Region& next = regions_[index];
        const VirtualAddress at = next.range.start;
        next.pageOffset = region.pageOffset;
        next.range.start = region.range.start;
        next.flags.hadGuards |= region.flags.hadGuards;
        recordMerge(next, at, log);
        return next;
    }
    Region& previous = regions_[index - 1];
    previous.range.end = region.range.end;
    previous.flags.hadGuards |= region.flags.hadGuards;
    if (!previous.anonVma.present()) previous.anonVma = region.anonVma;
    if (right) {
        const Region next = regions_[index];
        previous.range.end = next.range.end;
        previous.flags.hadGuards |= next.flags.hadGuards;
        if (!previous.anonVma.present()) previous.anonVma = next.anonVma;
        regions_.erase(regions_.begin() + static_cast<std::ptrdiff_t>(index));
    }
    recordMerge(regions_[index - 1], region.range.start, log);
    return regions_[index - 1];
}

Region& AddressSpace::extend(Region region, EventLog& log) {
    const size_t index = indexAbove(region.range.start);
    if (!joinsLeft(index, region)) return place(std::move(region));
    Region& previous = regions_[index - 1];
    previous.range.end = region.range.end;
    recordMerge(previous, region.range.start, log);
    return previous;
}

void AddressSpace::split(VirtualAddress at, EventLog& log) {
    const size_t index = indexAbove(at);
    if (index == regions_.size() || regions_[index].range.start >= at) return;
    Region& low = regions_[index];
    if (log.listening()) {
        log.record(
            {.kind = EventKind::RegionSplit, .address = low.range.start, .end = low.range.end, .at = at});
    }
    Region high = low.part({at, low.range.end}, page_);
    low.range.end = at;
    regions_.insert(regions_.begin() + static_cast<std::ptrdiff_t>(index) + 1, std::move(high));
}

void AddressSpace::unmap(AddressRange range, EventLog& log) {
    split(range.start, log);
    split(range.end, log);
    const auto first = regions_.begin() + static_cast<std::ptrdiff_t>(indexAbove(range.start));
    auto last = first;
    for (; last != regions_.end() && last->range.start < range.end; ++last) {
        if (!log.listening()) continue;
        log.record({.kind = EventKind::RegionUnmapped,
                    .protection = last->protection,
                    .shared = last->shared,
                    .address = last->range.start,
                    .end = last->range.end});
    }
    regions_.erase(first, last);
}

// mm/vma.c, vma_merge_existing_range: the changed part may join the neighbour below, the one above, or both; else
// it is split off and stands alone.
Region& AddressSpace::change(const Region& changed, EventLog& log) {
    const AddressRange part = changed.range;
    const size_t middle = indexAbove(part.start);
    const AddressRange whole = regions_[middle].range;
    assert(whole.contains(part));
    const bool left = part.start == whole.start && joinsLeft(middle, changed);
    const bool right =
        part.end == whole.end && joinsRight(middle + 1, changed, left ? &regions_[middle - 1] : nullptr);
    if (left || right) {
        Region& merged = left && right ? joinBoth(middle, changed)
                         : left        ? joinLeft(middle, changed)
                                       : joinRight(middle, changed);
        recordMerge(merged, left ? part.start : part.end, log);
        return merged;
    }
    split(part.start, log);
    split(part.end, log);
    Region& alone = regions_[indexAbove(part.start)];
    alone = changed;
    return alone;
}

Region& AddressSpace::joinBoth(size_t middle, const Region& changed) {
    Region& previous = regions_[middle - 1];
    const Region& next = regions_[middle + 1];
    if (!previous.anonVma.present()) previous.anonVma = next.anonVma.present() ? next.anonVma : changed.anonVma;
    previous.range.end = next.range.end;
    previous.flags.hadGuards |= changed.flags.hadGuards || next.flags.hadGuards;
    const auto first = regions_.begin() + static_cast<std::ptrdiff_t>(middle);
    regions_.erase(first, first + 2);
    return regions_[middle - 1];
}

Region& AddressSpace::joinLeft(size_t middle, const Region& changed) {
    Region& previous = regions_[middle - 1];
    Region& shrunk = regions_[middle];
    previous.range.end = changed.range.end;
    if (!previous.anonVma.present()) previous.anonVma = changed.anonVma;
    previous.flags.hadGuards |= changed.flags.hadGuards;
    if (shrunk.range.end == changed.range.end) {
        regions_.erase(regions_.begin() + static_cast<std::ptrdiff_t>(middle));
    } else {
        shrunk = shrunk.part({changed.range.end, shrunk.range.end}, page_);
    }
    return regions_[middle - 1];
}

Region& AddressSpace::joinRight(size_t middle, const Region& changed) {
    Region& shrunk = regions_[middle];
    Region& next = regions_[middle + 1];
    next.range.start = changed.range.start;
    next.pageOffset = changed.pageOffset;
    if (!next.anonVma.present()) next.anonVma = changed.anonVma;
    next.flags.hadGuards |= changed.flags.hadGuards;
    if (shrunk.range.start == changed.range.start) {
        regions_.erase(regions_.begin() + static_cast<std::ptrdiff_t>(middle));
        return regions_[middle];
    }
    shrunk.range.end = changed.range.start;
    return regions_[middle + 1];
}

void AddressSpace::growDown(Region& region, VirtualAddress start) {
    region.pageOffset -= (region.range.start - start) >> page_.shift;
    region.range.start = start;
}

// mm/rmap.c and mm/vma.c, find_mergeable_anon_vma: the next neighbour's first, else the previous one's, where the
// two regions differ at most in protection, the offsets go on, and it was not inherited from a parent.
void AddressSpace::prepareAnonVma(Region& region) {
    if (region.anonVma.present()) return;
    const auto compatible = [this](const Region& left, const Region& right) {
        return left.range.end == right.range.start && left.flags == right.flags &&
               left.shared == right.shared && left.mayWrite == right.mayWrite && left.object == right.object &&
               left.file == right.file && left.pageInObject(left.range.end, page_) == right.pageOffset;
    };
    const auto reusable = [](const Region& from) { return from.anonVma.present() && !from.anonVma.fromParent; };
    const auto index = static_cast<size_t>(&region - regions_.data());
    if (index + 1 < regions_.size() && compatible(region, regions_[index + 1]) &&
        reusable(regions_[index + 1])) {
        region.anonVma = regions_[index + 1].anonVma;
    } else if (index > 0 && compatible(regions_[index - 1], region) && reusable(regions_[index - 1])) {
        region.anonVma = regions_[index - 1].anonVma;
    } else {
        region.anonVma = newAnonVma(false);
    }
}

uint64_t AddressSpace::mappedBytes() const {
    uint64_t bytes = 0;
    for (const Region& region : regions_) bytes += region.range.bytes();
    return bytes;
}

uint64_t AddressSpace::lockedBytes() const {
    uint64_t bytes = 0;
    for (const Region& region : regions_) bytes += region.flags.locked ? region.range.bytes() : 0;
    return bytes;
}

// VM_WRITE without VM_SHARED and VM_STACK (mm/vma.h, is_data_mapping): a growing region is stack, not data.
uint64_t AddressSpace::dataBytes() const {
    uint64_t bytes = 0;
    for (const Region& region : regions_)
        bytes += region.data() && !region.flags.growsDown ? region.range.bytes() : 0;
    return bytes;
}

std::string AddressSpace::label(const Region& region) const {
    if (!region.anonymous()) return "";
    if (region.special) return region.name;
    if (region.range.start < heapEnd && region.range.end > heapStart) return "[heap]";
    if (stackTop.value != 0 && region.range.contains(stackTop)) return "[stack]";
    return region.name;
}

void AddressSpace::addTo(Hasher& hasher) const {
    hasher.add(static_cast<uint64_t>(regions_.size()));
    for (const Region& region : regions_) region.addTo(hasher);
    anonymous.addTo(hasher);
    hasher.add(heapStart.value);
    hasher.add(heapEnd.value);
    hasher.add(libraryHeap.value);
    hasher.add(mmapBase.value);
    hasher.add(stackTop.value);
    hasher.add(uint64_t{lockFuture});
}

}  // namespace pagewalk
