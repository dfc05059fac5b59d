#include "kernel/calls/mremap.h"

#include <algorithm>
#include <optional>

#include "kernel/abi.h"
#include "kernel/calls/limits.h"
#include "kernel/calls/mlock.h"
#include "kernel/calls/mmap.h"
#include "kernel/calls/move_region.h"
#include "kernel/calls/mseal.h"
#include "kernel/calls/munmap.h"
#include "kernel/commit.h"
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

    /// Takes away what lies in a range, unless it is sealed.
    Status clear(AddressRange range) {
        const Status status = admitRemoval(space(), range, kernel_.log);
        if (status == Errno::None) removeRegions(kernel_, process(), range);
        return status;
    }

    /// A move of equal lengths may span regions and holes, if it does not start in one; holes leave the target alone.
    Result<VirtualAddress> moveAll() {
        if (space().find(address_) == nullptr) return Errno::BadAddress;
        for (VirtualAddress at = address_; at < source().end;) {
            const Region* region = space().firstEndingAbove(at);
            if (region == nullptr || region->range.start >= source().end) break;
            const AddressRange part = region->range.intersect({at, source().end});
            if (region->flags.sealed) return Errno::NotPermitted;
            const VirtualAddress to = newAddress_ + (part.start - address_);
            if (const Status status = clear({to, to + part.bytes()}); status != Errno::None) return status;
            const auto moved = move(part, to, part.bytes());
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
            if (const Status status = clear(target); status != Errno::None) return status;
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
        return move(part, target, newLength_);
    }

    Result<VirtualAddress> resizeAt(const Region& region) {
        if (newLength_ < oldLength_) {
            const AddressRange tail{address_ + newLength_, address_ + oldLength_};
            if (const Status status = clear(tail); status != Errno::None) return status;
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
        return move(source(), target.value(), newLength_);
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
        recordMapped(kernel_, space(), tail);
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

    Result<VirtualAddress> move(AddressRange part, VirtualAddress to, uint64_t length) {
        SourceAfter after = SourceAfter::Unmapped;
        if (oldLength_ == 0) after = SourceAfter::Kept;
        if (has(abi::mremapDontUnmap)) after = SourceAfter::Emptied;
        return moveRegion(kernel_, process(), {part, to, length, after});
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
