#include "kernel/calls/madvise.h"

#include <algorithm>
#include <optional>

#include "kernel/abi.h"
#include "kernel/file_pages.h"
#include "kernel/paging.h"
#include "kernel/populate.h"
#include "kernel/read_ahead.h"
#include "kernel/swap.h"

namespace pagewalk {
namespace {

bool known(uint64_t advice) {
    if (advice == abi::madvGuardInstall || advice == abi::madvGuardRemove) return true;
    return advice <= abi::madvDontNeed || (advice >= abi::madvFree && advice <= abi::madvCollapse);
}

/// The flags that an advice leaves a region with; nothing when it is not about flags.
std::optional<RegionFlags> advisedFlags(RegionFlags flags, uint64_t advice) {
    switch (advice) {
        case abi::madvNormal: flags.randomRead = flags.sequentialRead = false; return flags;
        case abi::madvRandom: flags.randomRead = true, flags.sequentialRead = false; return flags;
        case abi::madvSequential: flags.sequentialRead = true, flags.randomRead = false; return flags;
        case abi::madvDontFork: flags.dontFork = true; return flags;
        case abi::madvDoFork: flags.dontFork = false; return flags;
        case abi::madvWipeOnFork: flags.wipeOnFork = true; return flags;
        case abi::madvKeepOnFork: flags.wipeOnFork = false; return flags;
        case abi::madvDontDump: flags.dontDump = true; return flags;
        case abi::madvDoDump: flags.dontDump = false; return flags;
        case abi::madvNoHugePage: flags.noHugePage = true; return flags;
        case abi::madvHugePage: flags.noHugePage = false; return flags;
        default: return std::nullopt;
    }
}

/// One advice for one part of one region.
class Adviser {
  public:
    Adviser(Kernel& kernel, Process& process, const Region& region, AddressRange part)
        : kernel_(kernel), process_(process), region_(region), part_(part) {}

    Status follow(uint64_t advice) {
        if (advice == abi::madvWipeOnFork && (region_.shared || !region_.anonymous()))
            return Errno::InvalidArgument;
        if (const auto flags = advisedFlags(region_.flags, advice)) return setFlags(*flags);
        switch (advice) {
            case abi::madvWillNeed: return readAhead();
            case abi::madvDontNeed: return region_.flags.locked ? Errno::InvalidArgument : discard();
            case abi::madvDontNeedLocked: return discard();
            case abi::madvFree:
                return region_.anonymous() && !region_.flags.locked ? freeLazily() : Errno::InvalidArgument;
            case abi::madvRemove: return remove();
            case abi::madvCold: return region_.flags.locked ? Errno::InvalidArgument : Errno::None;
            case abi::madvPageOut: return region_.flags.locked ? Errno::InvalidArgument : pageOut();
            case abi::madvGuardInstall: return region_.flags.locked ? Errno::InvalidArgument : installGuards();
            case abi::madvGuardRemove: return removeGuards();
            default: return Errno::None;  // advice that the model has nothing to do about
        }
    }

  private:
    Status setFlags(const RegionFlags& flags) {
        if (flags == region_.flags) return Errno::None;
        Region changed = region_.part(part_, kernel_.machine.page());
        changed.flags = flags;
        process_.space.change(changed, kernel_.log);
        return Errno::None;
    }

    Status readAhead() {
        if (region_.anonymous()) return Errno::None;
        const PageSize page = kernel_.machine.page();
        const uint64_t first = region_.pageInObject(part_.start, page);
        readWanted(kernel_, region_.object, first, first + (part_.bytes() >> page.shift));
        return Errno::None;
    }

    Status discard() {
        zapPages(kernel_, process_, part_);
        return Errno::None;
    }

    /// MADV_FREE: the pages stay until memory is short or they are written; swapped ones go at once.
    Status freeLazily() {
        const PageSize size = kernel_.machine.page();
        std::vector<PageNumber> swapped;
        for (const PageNumber page : ownPages(part_)) {
            const AnonymousPage own = *process_.space.anonymous.find(page);
            if (own.isSwapped()) swapped.push_back(page);
            if (!own.isInFrame()) continue;
            FrameInfo& info = kernel_.machine.frames.at(own.frame);
            if (info.owners != 1 && info.swapCached) continue;
            PageTableEntry entry = kernel_.machine.viewOf(process_).get(size.startOf(page));
            if (entry.mapped()) {
                entry.dirty = entry.accessed = false;
                mapPage(kernel_, process_, size.startOf(page), entry);
            }
            info.lazyFree = true;  // last: a dirty entry that goes takes it back
        }
        for (const PageNumber page : swapped) {
            dropPrivatePage(kernel_, *process_.space.anonymous.find(page));
            process_.space.anonymous.erase(page);
        }
        return Errno::None;
    }

    Status remove() {
        if (region_.flags.locked || region_.anonymous()) return Errno::InvalidArgument;
        if (!region_.shared || !region_.mayWrite) return Errno::AccessDenied;
        const PageSize page = kernel_.machine.page();
        const uint64_t from = region_.pageInObject(part_.start, page) << page.shift;
        punchHole(kernel_, region_.object, from, part_.bytes());
        return Errno::None;
    }

    Status pageOut() {
        const PageSize size = kernel_.machine.page();
        for (VirtualAddress page = part_.start; page < part_.end; page = page + size.bytes()) {
            const PageTableEntry entry = kernel_.machine.viewOf(process_).get(page);
            if (entry.mapped() && entry.frame != FrameTable::zeroFrame) swapOut(kernel_, process_, page);
        }
        return Errno::None;
    }

    Status installGuards() {
        Region& region = *process_.space.find(part_.start);
        if (region.anonymous()) process_.space.prepareAnonVma(region);
        region.flags.hadGuards = true;
        discard();
        const PageSize size = kernel_.machine.page();
        for (VirtualAddress page = part_.start; page < part_.end; page = page + size.bytes()) {
            kernel_.tableOf(process_).prepare(page);  // a guard lies in its entry, so the tables are made
            process_.space.anonymous.put(size.pageOf(page), AnonymousPage::guard());
        }
        return Errno::None;
    }

    Status removeGuards() {
        for (const PageNumber page : guardsIn(part_)) process_.space.anonymous.erase(page);
        return Errno::None;
    }

    std::vector<PageNumber> ownPages(AddressRange range) const {
        std::vector<PageNumber> numbers;
        for (const auto& [page, content] : process_.space.anonymous.in(range, kernel_.machine.page()))
            numbers.push_back(page);
        return numbers;
    }
    std::vector<PageNumber> guardsIn(AddressRange range) const {
        std::vector<PageNumber> numbers = ownPages(range);
        std::erase_if(numbers,
                      [&](PageNumber page) { return !process_.space.anonymous.find(page)->isGuard(); });
        return numbers;
    }

    Kernel& kernel_;
    Process& process_;
    const Region region_;  // a copy: the advice may move the regions
    const AddressRange part_;
};

bool discards(uint64_t advice) {
    return advice == abi::madvDontNeed || advice == abi::madvDontNeedLocked || advice == abi::madvFree ||
           advice == abi::madvRemove || advice == abi::madvWipeOnFork || advice == abi::madvDontFork ||
           advice == abi::madvGuardInstall;
}

/// A sealed region of anonymous memory that may not be written keeps its bytes (mm/madvise.c, can_modify_vma_madv).
bool sealedAgainst(const Region& region, uint64_t advice) {
    return region.flags.sealed && discards(advice) && region.anonymous() && !region.protection.write;
}

Status populateAdvised(Kernel& kernel, Process& process, AddressRange range, Access access) {
    switch (populateFor(kernel, process, range, access)) {
        case Populated::Whole: return Errno::None;
        case Populated::Hole: return Errno::NoMemory;
        case Populated::Forbidden: return Errno::InvalidArgument;
        case Populated::Unbacked: return Errno::BadAddress;
    }
    return Errno::None;
}

}  // namespace

Status madvise(Kernel& kernel, ProcessId id, VirtualAddress address, uint64_t length, uint64_t advice) {
    const PageSize page = kernel.machine.page();
    if (!known(advice) || !page.aligned(address.value)) return Errno::InvalidArgument;
    const uint64_t bytes = page.roundUp(length);
    if (length != 0 && bytes == 0) return Errno::InvalidArgument;
    const AddressRange range{address, address + bytes};
    if (range.end < range.start) return Errno::InvalidArgument;
    if (range.empty()) return Errno::None;

    Process& process = kernel.process(id);
    if (advice == abi::madvPopulateRead) return populateAdvised(kernel, process, range, Access::Read);
    if (advice == abi::madvPopulateWrite) return populateAdvised(kernel, process, range, Access::Write);
    Status result = Errno::None;
    for (VirtualAddress at = range.start; at < range.end;) {
        const Region* region = process.space.firstEndingAbove(at);
        if (region == nullptr || region->range.start >= range.end) return Errno::NoMemory;
        if (region->range.start > at) result = Errno::NoMemory;
        const AddressRange part = region->range.intersect({at, range.end});
        if (sealedAgainst(*region, advice)) return Errno::NotPermitted;
        const Status status = Adviser(kernel, process, *region, part).follow(advice);
        if (status != Errno::None) return status;
        at = part.end;
    }
    return result;
}

}  // namespace pagewalk
