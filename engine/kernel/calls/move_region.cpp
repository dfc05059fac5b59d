#include "kernel/calls/move_region.h"

#include <utility>
#include <vector>

#include "kernel/calls/limits.h"
#include "kernel/calls/munmap.h"
#include "kernel/commit.h"
#include "kernel/paging.h"
#include "kernel/populate.h"

namespace pagewalk {
namespace {

/// The pages go with their entries: nothing is copied, nothing faults.
void movePages(Kernel& kernel, Process& process, AddressRange part, VirtualAddress to) {
    const PageSize size = kernel.machine.page();
    prepareTables(kernel, process, part, process, to);
    std::vector<VirtualAddress> mapped;
    kernel.machine.viewOf(process).forEach(
        part, [&](VirtualAddress at, const PageTableEntry&) { mapped.push_back(at); });
    AnonymousObject& anonymous = process.space.anonymous;
    const auto [first, last] = anonymous.in(part, size);
    const std::vector<std::pair<PageNumber, AnonymousPage>> own(first, last);
    const uint64_t distance = size.pageOf(to) - size.pageOf(part.start);  // wraps for a move downwards
    for (const auto& [number, content] : own) {
        anonymous.erase(number);
        anonymous.put(number + distance, content);
    }
    for (const VirtualAddress at : mapped) moveEntry(kernel, process, at, to + (at - part.start));
}

/// The source stays mapped, emptied. Its whole region is unlocked, also what lies outside the part (mm/mremap.c,
/// dontunmap_complete).
void leaveEmpty(AddressSpace& space, AddressRange part) {
    Region& source = *space.find(part.start);
    source.flags.locked = false;
    if (source.range == part) source.anonVma = {};
}

/// The charge moved along with the pages.
void dropSource(Kernel& kernel, Process& process, const Region& original, AddressRange part) {
    if (original.flags.accounted) kernel.machine.committedPages += part.bytes() >> kernel.machine.page().shift;
    removeRegions(kernel, process, part);
}

/// The limits and the charge of what is added to the address space.
bool admitMove(Kernel& kernel, const Process& process, const Region& original, const RegionMove& move) {
    const bool emptied = move.after == SourceAfter::Emptied;
    if (emptied && !mayExpand(process, isData(original), move.length)) return false;
    const bool moves = move.after == SourceAfter::Unmapped;
    const uint64_t added = moves ? move.length - move.part.bytes() : move.length;
    return !original.flags.accounted || added == 0 ||
           chargeCommit(kernel.machine, added >> kernel.machine.page().shift);
}

/// The region at its new place (mm/vma.c, copy_vma).
Region movedRegion(const Region& original, const RegionMove& move, PageSize size) {
    Region moved = original.part(move.part, size);
    moved.range = {move.to, move.to + move.length};
    // Memory without private pages takes its new place's number; with them it keeps the old one.
    if (moved.anonymous() && !moved.anonVma.present()) moved.pageOffset = size.pageOf(move.to).value;
    return moved;
}

}  // namespace

Result<VirtualAddress> moveRegion(Kernel& kernel, Process& process, const RegionMove& move) {
    const Region original = *process.space.find(move.part.start);  // a copy: what follows moves the regions
    if (!admitMove(kernel, process, original, move)) return Errno::NoMemory;
    const Region moved = movedRegion(original, move, kernel.machine.page());
    recordMapped(kernel, process.space, moved);
    process.space.map(moved, kernel.log);
    movePages(kernel, process, move.part, move.to);
    if (move.after == SourceAfter::Unmapped) dropSource(kernel, process, original, move.part);
    if (move.after == SourceAfter::Emptied) leaveEmpty(process.space, move.part);
    const AddressRange grown{move.to + move.part.bytes(), move.to + move.length};
    if (moved.flags.locked && !grown.empty()) populate(kernel, process, grown);
    releaseUnusedObjects(kernel);
    return move.to;
}

}  // namespace pagewalk
