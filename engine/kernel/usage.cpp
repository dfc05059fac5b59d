#include "kernel/usage.h"

#include <algorithm>

namespace pagewalk {
namespace {

bool isDirty(const Machine& machine, const FrameInfo& info, const PageTableEntry& entry) {
    if (entry.dirty) return true;
    return info.use == FrameUse::PageCache && machine.objects[info.object].placed(info.pageInObject)->dirty;
}

/// smaps keeps twelve more bits while it adds (PSS_SHIFT), then drops them: so do we.
constexpr unsigned pssShift = 12;

/// Private pages of a region that lie in swap.
uint64_t ownSwapped(const Machine& machine, const Process& process, const Region& region) {
    const auto [first, last] = process.space.anonymous.in(region.range, machine.page());
    return static_cast<uint64_t>(
        std::count_if(first, last, [](const auto& page) { return page.second.isSwapped(); }));
}

/// Pages of the memory file behind a region that lie in swap. Only where a private page could stand in front of one is
/// it looked for (fs/proc/task_mmu.c, smap_gather_stats).
uint64_t objectsSwapped(const Machine& machine, const Process& process, const Region& region) {
    if (region.anonymous()) return 0;
    const bool looked = !region.shared && region.protection.write;
    const PageSize size = machine.page();
    const auto& swapped = machine.objects[region.object].swappedPages();
    const uint64_t from = region.pageInObject(region.range.start, size);
    const uint64_t end = from + (region.range.bytes() >> size.shift);
    uint64_t pages = 0;
    for (auto at = swapped.lower_bound(from); at != swapped.end() && at->first < end; ++at) {
        const PageNumber page = size.pageOf(region.range.start) + (at->first - from);
        if (!looked || process.space.anonymous.find(page) == nullptr) ++pages;
    }
    return pages;
}

}  // namespace

MemoryUsage& MemoryUsage::operator+=(const MemoryUsage& other) {
    resident += other.resident;
    proportional += other.proportional;
    sharedClean += other.sharedClean;
    sharedDirty += other.sharedDirty;
    privateClean += other.privateClean;
    privateDirty += other.privateDirty;
    anonymous += other.anonymous;
    swapped += other.swapped;
    locked += other.locked;
    virtualSize += other.virtualSize;
    return *this;
}

MemoryUsage usageOf(const Machine& machine, const Process& process, const Region& region) {
    MemoryUsage usage;
    usage.virtualSize = region.range.bytes();
    const uint64_t bytes = machine.page().bytes();
    uint64_t shares = 0;
    machine.viewOf(process).forEach(region.range, [&](VirtualAddress, const PageTableEntry& entry) {
        if (entry.frame == FrameTable::zeroFrame) return;
        const FrameInfo& info = machine.frames.at(entry.frame);
        const bool dirty = isDirty(machine, info, entry);
        usage.resident += bytes;
        shares += (bytes << pssShift) / std::max(info.mapCount, 1U);  // never 0: this entry maps it
        if (info.use == FrameUse::Anonymous) usage.anonymous += bytes;
        uint64_t& shared = dirty ? usage.sharedDirty : usage.sharedClean;
        uint64_t& owned = dirty ? usage.privateDirty : usage.privateClean;
        (info.mapCount > 1 ? shared : owned) += bytes;
    });
    usage.proportional = shares >> pssShift;
    if (region.flags.locked) usage.locked = usage.proportional;
    usage.swapped = bytes * (ownSwapped(machine, process, region) + objectsSwapped(machine, process, region));
    return usage;
}

MemoryUsage usageOf(const Machine& machine, const Process& process) {
    MemoryUsage sum;
    for (const Region& region : process.space.regions()) sum += usageOf(machine, process, region);
    return sum;
}

}  // namespace pagewalk
