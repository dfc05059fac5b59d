#include "kernel/calls/mmap.h"

#include "kernel/abi.h"
#include "kernel/calls/limits.h"
#include "kernel/calls/mlock.h"
#include "kernel/calls/mseal.h"
#include "kernel/calls/munmap.h"
#include "kernel/commit.h"
#include "kernel/placement.h"
#include "kernel/populate.h"

namespace pagewalk {
namespace {

/// Flags that MAP_SHARED_VALIDATE knows (include/linux/mman.h, LEGACY_MAP_MASK).
constexpr uint64_t validatedFlags = abi::mapType | abi::mapFixed | abi::mapAnonymous | abi::map32Bit |
                                    abi::mapGrowsDown | abi::mapDenyWrite | abi::mapExecutable |
                                    abi::mapLocked | abi::mapNoReserve | abi::mapPopulate | abi::mapNonBlock |
                                    abi::mapStack | abi::mapHugeTlb | abi::mapFixedNoReplace;

/// MAX_LFS_FILESIZE: where a file's offsets end.
constexpr uint64_t largestFile = INT64_MAX;

bool has(const MmapRequest& request, uint64_t flag) { return (request.flags & flag) != 0; }

/// What the sharing type and the file allow (mm/mmap.c, do_mmap).
Status checkFile(const Machine& machine, const MmapRequest& request) {
    const OpenFile& file = machine.openFiles[request.file];
    switch (request.flags & abi::mapType) {
        case abi::mapSharedValidate:
            if ((request.flags & ~validatedFlags) != 0) return Errno::NotSupported;
            [[fallthrough]];
        case abi::mapShared:
            if ((request.protection & abi::protWrite) != 0 && !file.writable) return Errno::AccessDenied;
            [[fallthrough]];
        case abi::mapPrivate:
            if (!file.readable) return Errno::AccessDenied;
            return has(request, abi::mapGrowsDown) ? Errno::InvalidArgument : Errno::None;
        default: return Errno::InvalidArgument;
    }
}

Status checkAnonymous(const MmapRequest& request) {
    switch (request.flags & abi::mapType) {
        case abi::mapShared: return has(request, abi::mapGrowsDown) ? Errno::InvalidArgument : Errno::None;
        case abi::mapPrivate: return Errno::None;
        default: return Errno::InvalidArgument;
    }
}

Status checkRequest(const Machine& machine, const MmapRequest& request) {
    const PageSize page = machine.page();
    if (!page.aligned(request.offset)) return Errno::InvalidArgument;
    const bool anonymous = has(request, abi::mapAnonymous);
    if (!anonymous && request.file == noOpenFile) return Errno::BadFile;
    if (request.length == 0) return Errno::InvalidArgument;
    const uint64_t length = page.roundUp(request.length);
    if (length == 0) return Errno::NoMemory;
    if (anonymous) return Errno::None;
    return length > largestFile || request.offset > largestFile - length ? Errno::Overflow : Errno::None;
}

Region describe(const Kernel& kernel, ProcessId id, const MmapRequest& request, AddressRange range) {
    Region region;
    region.range = range;
    region.protection = protectionFrom(request.protection);
    region.shared = (request.flags & abi::mapType) != abi::mapPrivate;
    region.flags.growsDown = has(request, abi::mapGrowsDown);
    region.flags.locked = has(request, abi::mapLocked) || kernel.process(id).space.lockFuture;
    region.flags.noHugePage = has(request, abi::mapStack);
    region.flags.noReserve =
        has(request, abi::mapNoReserve) && kernel.machine.config.overcommit != Overcommit::Never;
    region.pageOffset = kernel.machine.page().pageOf(range.start).value;
    if (has(request, abi::mapAnonymous)) return region;
    const OpenFile& file = kernel.machine.openFiles[request.file];
    region.object = file.object;
    region.file = request.file;
    region.pageOffset = request.offset >> kernel.machine.page().shift;
    region.mayWrite = !region.shared || file.writable;
    // A shared mapping that can never be written is one of a private kind to the kernel (VM_MAYSHARE without VM_SHARED),
    // but /proc/PID/maps shows it as shared and nothing else differs.
    return region;
}

/// Shared anonymous memory is a file without a name (mm/shmem.c, shmem_zero_setup), charged whole and once.
bool attachSharedObject(Kernel& kernel, Region& region) {
    const auto object = static_cast<ObjectId>(kernel.machine.objects.size());
    FileObject made("/dev/zero (deleted)", FileKind::SharedAnonymous, region.range.bytes(),
                    kernel.machine.page());
    if (!region.flags.noReserve) {
        if (!chargeCommit(kernel.machine, made.pages())) return false;
        made.setChargedPages(made.pages());
    }
    kernel.machine.objects.push_back(std::move(made));
    region.object = object;
    region.file = static_cast<OpenFileId>(kernel.machine.openFiles.size());
    region.pageOffset = 0;
    kernel.machine.openFiles.push_back({object, true, true, false, {}});
    return true;
}

/// Locking asked for at once needs the right and the room (mm/mmap.c, do_mmap).
Status checkLock(const Process& process, const MmapRequest& request, uint64_t bytes) {
    if (has(request, abi::mapLocked) && !mayLock(process)) return Errno::NotPermitted;
    const bool locks = has(request, abi::mapLocked) || process.space.lockFuture;
    return locks && !lockFits(process, bytes) ? Errno::TryAgain : Errno::None;
}

/// What a new mapping would replace, in bytes.
struct Replaced {
    uint64_t mapped = 0;
    uint64_t accounted = 0;
};

Replaced replacedBy(const AddressSpace& space, AddressRange range) {
    Replaced replaced;
    for (const Region& old : space.regions()) {
        if (!old.range.overlaps(range)) continue;
        const uint64_t bytes = old.range.intersect(range).bytes();
        replaced.mapped += bytes;
        replaced.accounted += old.flags.accounted ? bytes : 0;
    }
    return replaced;
}

/// What is replaced counts against either limit, data or not (mm/vma.c, __mmap_region).
bool withinLimits(const Process& process, const Region& region, const Replaced& replaced) {
    const uint64_t added = region.range.bytes() - replaced.mapped;
    return mayExpand(process, isData(region), added);
}

/// Asks for what the new mapping needs beyond what it replaces, which its removal will give back.
bool charge(Machine& machine, Region& region, const Replaced& replaced) {
    region.flags.accounted = accountable(region);
    if (!region.flags.accounted) return true;
    if (!chargeCommit(machine, (region.range.bytes() - replaced.accounted) >> machine.page().shift))
        return false;
    machine.committedPages += replaced.accounted >> machine.page().shift;
    return true;
}

/// Replaces what lies in the range. Refused, the old mapping stays as it is, but split at the borders of the range
/// (mm/vma.c, __mmap_region: it is gathered first and put back).
Status makeRoom(Kernel& kernel, Process& process, Region& region) {
    AddressSpace& space = process.space;
    const AddressRange range = region.range;
    if (const Status status = admitRemoval(space, range, kernel.log); status != Errno::None) return status;
    const Replaced replaced = replacedBy(space, range);
    space.split(range.start, kernel.log);
    space.split(range.end, kernel.log);
    if (!withinLimits(process, region, replaced)) return Errno::NoMemory;
    if (!charge(kernel.machine, region, replaced)) return Errno::NoMemory;
    if (region.shared && region.anonymous() && !attachSharedObject(kernel, region)) return Errno::NoMemory;
    if (replaced.mapped != 0) removeRegions(kernel, process, range);
    return Errno::None;
}

/// Where the mapping goes, once everything that can be refused without touching the map has been asked.
Result<AddressRange> admit(const Kernel& kernel, const Process& process, const MmapRequest& request) {
    if (const Status status = checkRequest(kernel.machine, request); status != Errno::None) return status;
    const auto placed = placeMapping(kernel, process, request);
    if (!placed.ok()) return placed;
    const bool anonymous = has(request, abi::mapAnonymous);
    const Status sharing = anonymous ? checkAnonymous(request) : checkFile(kernel.machine, request);
    if (sharing != Errno::None) return sharing;
    if (placed.value().start.value < abi::lowestPlacement && !process.privileged) return Errno::NotPermitted;
    const Status lock = checkLock(process, request, placed.value().bytes());
    if (lock != Errno::None) return lock;
    return placed;
}

}  // namespace

Protection protectionFrom(uint64_t bits) {
    return {(bits & abi::protRead) != 0, (bits & abi::protWrite) != 0, (bits & abi::protExec) != 0};
}

Result<VirtualAddress> mmap(Kernel& kernel, ProcessId id, const MmapRequest& request) {
    Process& process = kernel.process(id);
    const auto admitted = admit(kernel, process, request);
    if (!admitted.ok()) return admitted.error();
    const AddressRange range = admitted.value();
    Region region = describe(kernel, id, request, range);
    if (const Status status = makeRoom(kernel, process, region); status != Errno::None) return status;
    recordMapped(kernel, process.space, region);
    const bool wanted = has(request, abi::mapPopulate) && !has(request, abi::mapNonBlock);
    const bool filled = wanted || region.flags.locked;
    process.space.map(std::move(region), kernel.log);
    releaseUnusedObjects(kernel);
    if (filled) populate(kernel, process, range);
    return range.start;
}

}  // namespace pagewalk
