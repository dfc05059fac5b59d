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
    for (const auto& [page, content] : process.space.anonymous.in(region.range, machine.page())) {
        if (content.isSwapped()) usage.swapped += bytes;
    }
    return usage;
}

MemoryUsage usageOf(const Machine& machine, const Process& process) {
    MemoryUsage sum;
    for (const Region& region : process.space.regions()) sum += usageOf(machine, process, region);
    return sum;
}

}  // namespace pagewalk
