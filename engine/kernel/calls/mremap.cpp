#include "kernel/calls/mremap.h"

#include <algorithm>
#include <optional>

#include "kernel/abi.h"
#include "kernel/calls/limits.h"
#include "kernel/calls/mlock.h"
#include "kernel/calls/mmap.h"
#include "kernel/calls/munmap.h"
#include "kernel/commit.h"
#include "kernel/paging.h"
#include "kernel/placement.h"
#include "kernel/populate.h"

namespace pagewalk {
namespace {

class Mremap {
  public:
    Mremap(Kernel& kernel, ProcessId id, const MremapRequest& request)
        : kernel_(kernel),
          id_(id),
          page_(kernel.machine.page()),
          address_(request.address),
          oldLength_(page_.roundUp(request.oldLength)),
          newLength_(page_.roundUp(request.newLength)),
          flags_(request.flags),
          newAddress_(request.newAddress) {}

    Result<VirtualAddress> run() {
        if (const Status status = check(); status != Errno::None) return status;
        if (has(abi::mremapFixed) && oldLength_ == newLength_) return moveAll();
        const Region* region = space().find(address_);
        if (region == nullptr) return Errno::BadAddress;
        if (region->flags.sealed) return Errno::NotPermitted;
        if (oldLength_ == 0 && !region->shared) return Errno::InvalidArgument;
        return namesTarget() ? moveTo(*region) : resizeAt(*region);
    }

  private:
    bool has(uint64_t flag) const { return (flags_ & flag) != 0; }
    bool namesTarget() const { return has(abi::mremapFixed) || has(abi::mremapDontUnmap); }
    Process& process() { return kernel_.process(id_); }
    AddressSpace& space() { return process().space; }
    AddressRange source() const { return {address_, address_ + oldLength_}; }

    Status check() const {
        constexpr uint64_t known = abi::mremapMayMove | abi::mremapFixed | abi::mremapDontUnmap;
        if ((flags_ & ~known) != 0 || !page_.aligned(address_.value)) return Errno::InvalidArgument;
        const uint64_t userEnd = kernel_.machine.hardware.format.userEnd().value;
        if (newLength_ == 0 || newLength_ > userEnd) return Errno::InvalidArgument;
        if (!namesTarget()) return Errno::None;
        if (newAddress_.value > userEnd - newLength_ || !page_.aligned(newAddress_.value))
            return Errno::InvalidArgument;
        if (!has(abi::mremapMayMove)) return Errno::InvalidArgument;
        if (has(abi::mremapDontUnmap) && oldLength_ != newLength_) return Errno::InvalidArgument;
        const AddressRange target{newAddress_, newAddress_ + newLength_};
        return source().overlaps(target) ? Errno::InvalidArgument : Errno::None;
    }

    /// A move of equal lengths may span regions and holes, if it does not start in one; holes leave the target alone.
    Result<VirtualAddress> moveAll() {
        if (space().find(address_) == nullptr) return Errno::BadAddress;
        for (VirtualAddress at = address_; at < source().end;) {
            const Region* region = space().firstEndingAbove(at);
            if (region == nullptr || region->range.start >= source().end) break;
            const AddressRange part = region->range.intersect({at, source().end});
            const VirtualAddress to = newAddress_ + (part.start - address_);
            if (region->flags.sealed) return Errno::NotPermitted;
            const auto moved = moveRegion(part, to, part.bytes(), true);
            if (!moved.ok()) return moved;
            at = part.end;
        }
        return newAddress_;
    }

    Result<VirtualAddress> moveTo(const Region& region) {
        if (std::min(oldLength_, newLength_) > region.range.end - address_) return Errno::BadAddress;
        if (oldLength_ < newLength_) {
            if (const Status status = checkGrowth(region); status != Errno::None) return status;
        }
        if (has(abi::mremapFixed)) {
            const AddressRange target{newAddress_, newAddress_ + newLength_};
            if (const Status status = admitRemoval(space(), target, kernel_.log); status != Errno::None)
                return status;
            removeRegions(kernel_, process(), target);
        }
        if (oldLength_ > newLength_) {
            removeRegions(kernel_, process(), {address_ + newLength_, address_ + oldLength_});
            oldLength_ = newLength_;
        }
        const Region now = *space().find(address_);
        VirtualAddress target = newAddress_;
        if (!has(abi::mremapFixed)) {
            const auto found = findRoom(now, newAddress_);
            if (!found.ok()) return found;
            target = found.value();
        }
        const AddressRange part = now.range.intersect(source());
        return moveRegion(part, target, newLength_, false);
    }

    Result<VirtualAddress> resizeAt(const Region& region) {
        if (newLength_ < oldLength_) {
            const AddressRange tail{address_ + newLength_, address_ + oldLength_};
            if (const Status status = admitRemoval(space(), tail, kernel_.log); status != Errno::None)
                return status;
            removeRegions(kernel_, process(), tail);
            releaseUnusedObjects(kernel_);
            return address_;
        }
        if (newLength_ == oldLength_) return address_;
        if (const Status status = checkGrowth(region); status != Errno::None) return status;
        const uint64_t added = newLength_ - oldLength_;
        if (growsInPlace(region)) return growInPlace(region, added);
        if (!has(abi::mremapMayMove)) return Errno::NoMemory;
        const auto target = findRoom(region, {0});
        if (!target.ok()) return target;
        return moveRegion(source(), target.value(), newLength_, false);
    }

    /// Growing must stay inside one region and within the limits (mm/mremap.c, check_prep_vma).
    Status checkGrowth(const Region& region) {
        if (oldLength_ > region.range.end - address_) return Errno::BadAddress;
        const uint64_t added = newLength_ - oldLength_;
        if (region.pageInObject(address_, page_) + (newLength_ >> page_.shift) < region.pageOffset)
            return Errno::InvalidArgument;
        if (region.flags.locked && !lockFits(process(), added)) return Errno::TryAgain;
        return mayExpand(process(), isData(region), added) ? Errno::None : Errno::NoMemory;
    }

    bool growsInPlace(const Region& region) {
        const VirtualAddress end = address_ + newLength_;
        if (region.range.end != source().end || end > kernel_.machine.hardware.format.userEnd()) return false;
        const Region* next = space().firstEndingAbove(region.range.end);
        return next == nullptr || next->range.start >= end;
    }

    Result<VirtualAddress> growInPlace(const Region& region, uint64_t added) {
        if (region.flags.accounted && !chargeCommit(kernel_.machine, added >> page_.shift))
            return Errno::NoMemory;
        Region tail = region;
        tail.pageOffset = region.pageInObject(region.range.end, page_);
        tail.range = {region.range.end, region.range.end + added};
        const AddressRange grown = tail.range;
        const bool locked = region.flags.locked;
        recordMapped(tail);
        space().map(std::move(tail), kernel_.log);
        if (locked) populate(kernel_, process(), grown);
        return address_;
    }

    Result<VirtualAddress> findRoom(const Region& region, VirtualAddress hint) {
        MmapRequest request;
        request.address = hint;
        request.length = newLength_;
        // Looked for as the kernel does for the region's own file: only memory without a file is aligned for huge pages.
        request.flags = region.anonymous() ? abi::mapPrivate | abi::mapAnonymous : abi::mapShared;
        const auto placed = placeMapping(kernel_, process(), request);
        if (!placed.ok()) return placed.error();
        return placed.value().start;
    }

    void recordMapped(const Region& region) {
        kernel_.log.record({.kind = EventKind::RegionMapped,
                            .protection = region.protection,
                            .shared = region.shared,
                            .address = region.range.start,
                            .end = region.range.end,
                            .label = labelOf(kernel_.machine, space(), region)});
    }

    /// Moves one part of one region, its pages with it (mm/mremap.c, move_vma; mm/vma.c, copy_vma).
    Result<VirtualAddress> moveRegion(AddressRange part, VirtualAddress to, uint64_t length, bool replace) {
        const Region original = *space().find(part.start);  // a copy: what follows moves the regions
        Region moved = original.part(part, page_);
        moved.range = {to, to + length};
        // Memory without private pages takes its new place's number; with them it keeps the old one.
        if (moved.anonymous() && !moved.anonVma.present()) moved.pageOffset = page_.pageOf(to).value;
        if (replace) removeRegions(kernel_, process(), moved.range);
        const bool doubles = has(abi::mremapDontUnmap);
        if (doubles && !mayExpand(process(), isData(original), length)) return Errno::NoMemory;
        const bool keep = doubles || oldLength_ == 0;
        const uint64_t charged = keep ? length : length - part.bytes();
        if (original.flags.accounted && charged != 0 && !chargeCommit(kernel_.machine, charged >> page_.shift))
            return Errno::NoMemory;
        const bool locked = moved.flags.locked;
        recordMapped(moved);
        space().map(moved, kernel_.log);
        movePages(part, to);
        if (keep) {
            leaveEmpty(part);
        } else {
            dropSource(original, part);
        }
        if (locked && length > part.bytes()) populate(kernel_, process(), {to + part.bytes(), to + length});
        releaseUnusedObjects(kernel_);
        return to;
    }

    /// The pages go with their entries: nothing is copied, nothing faults.
    void movePages(AddressRange part, VirtualAddress to) {
        prepareTables(kernel_, process(), part, process(), to);
        std::vector<VirtualAddress> mapped;
        kernel_.machine.viewOf(process()).forEach(
            part, [&](VirtualAddress at, const PageTableEntry&) { mapped.push_back(at); });
        const auto [first, last] = space().anonymous.in(part, page_);
        const std::vector<std::pair<PageNumber, AnonymousPage>> own(first, last);
        const uint64_t distance = page_.pageOf(to) - page_.pageOf(part.start);  // wraps for a move downwards
        for (const auto& [number, content] : own) {
            space().anonymous.erase(number);
            space().anonymous.put(number + distance, content);
        }
        for (const VirtualAddress at : mapped) moveEntry(kernel_, process(), at, to + (at - part.start));
    }

    /// MREMAP_DONTUNMAP: the source stays mapped, emptied. Its whole region is unlocked, also what lies outside the part
    /// (mm/mremap.c, dontunmap_complete).
    void leaveEmpty(AddressRange part) {
        Region& source = *space().find(part.start);
        source.flags.locked = false;
        if (source.range == part) source.anonVma = {};
    }

    /// The charge moved along with the pages.
    void dropSource(const Region& original, AddressRange part) {
        if (original.flags.accounted) kernel_.machine.committedPages += part.bytes() >> page_.shift;
        removeRegions(kernel_, process(), part);
    }

    Kernel& kernel_;
    ProcessId id_;
    PageSize page_;
    VirtualAddress address_;
    uint64_t oldLength_;
    uint64_t newLength_;
    uint64_t flags_;
    VirtualAddress newAddress_;
};

}  // namespace

Result<VirtualAddress> mremap(Kernel& kernel, ProcessId id, const MremapRequest& request) {
    return Mremap(kernel, id, request).run();
}

}  // namespace pagewalk
