// A region (Linux: VMA): a range of addresses with one protection, one sharing and one backing.
#pragma once

#include <cstdint>
#include <string>

#include "base/address.h"
#include "base/hash.h"
#include "base/protection.h"
#include "memory/frame_table.h"

namespace pagewalk {

/// An open file description, by its index in the machine: what open(2) makes, what two regions must share to merge.
using OpenFileId = uint32_t;
inline constexpr OpenFileId noOpenFile = UINT32_MAX;

/// Which private pages a region's pages may meet (Linux's anon_vma). A region gets one at its first private frame.
struct AnonVma {
    uint32_t id = 0;          ///< 0: none yet
    bool fromParent = false;  ///< it was written before the fork that made this process

    bool present() const { return id != 0; }
    friend bool operator==(AnonVma, AnonVma) = default;
};

/// What /proc/PID/maps does not print and yet keeps regions apart (include/linux/mm.h, VM_*).
struct RegionFlags {
    bool accounted = false;       ///< VM_ACCOUNT: charged to the commit limit
    bool noReserve = false;       ///< VM_NORESERVE
    bool locked = false;          ///< VM_LOCKED
    bool growsDown = false;       ///< VM_GROWSDOWN
    bool noHugePage = false;      ///< VM_NOHUGEPAGE: what MAP_STACK means now
    bool randomRead = false;      ///< VM_RAND_READ: MADV_RANDOM
    bool sequentialRead = false;  ///< VM_SEQ_READ: MADV_SEQUENTIAL
    bool dontFork = false;        ///< VM_DONTCOPY: MADV_DONTFORK
    bool wipeOnFork = false;      ///< VM_WIPEONFORK: MADV_WIPEONFORK
    bool dontDump = false;        ///< VM_DONTDUMP: MADV_DONTDUMP
    bool sealed = false;          ///< VM_SEALED: mseal
    bool hadGuards = false;       ///< VM_MAYBE_GUARD: a guard was installed once; sticks when regions merge

    /// One bit a flag, for digests.
    uint64_t bits() const;
    friend bool operator==(const RegionFlags&, const RegionFlags&) = default;
};

struct Region {
    AddressRange range{};
    Protection protection{};
    bool shared = false;   ///< MAP_SHARED
    bool mayWrite = true;  ///< VM_MAYWRITE: false for a shared mapping of a file that was opened read-only
    RegionFlags flags{};
    ObjectId object = noObject;    ///< what is behind it; noObject: private anonymous memory
    OpenFileId file = noOpenFile;  ///< through which open file it was mapped
    /// The page in the object at which the region starts. Private anonymous memory has a number too, its address
    /// in pages when it was mapped: two neighbours merge only if their numbers go on.
    uint64_t pageOffset = 0;
    AnonVma anonVma{};
    std::string name{};    ///< "[anon:NAME]", "[vdso]" …; the [heap] and the [stack] are known by their place
    bool special = false;  ///< the kernel's own: [vdso], [vvar], [vsyscall]

    bool anonymous() const { return object == noObject; }
    /// Private and writable: what counts as data and is charged.
    bool data() const { return protection.write && !shared; }
    uint64_t pageInObject(VirtualAddress address, PageSize page) const {
        return pageOffset + ((address - range.start) >> page.shift);
    }
    /// The same region seen from another start, its offset moved along.
    Region part(AddressRange within, PageSize page) const {
        Region piece = *this;
        piece.pageOffset = pageInObject(within.start, page);
        piece.range = within;
        return piece;
    }

    void addTo(Hasher& hasher) const;
    friend bool operator==(const Region&, const Region&) = default;
};

/// Whether `left`, directly below `right`, may become one region with it: equal in all that a region has, offsets
/// going on, and private pages that may meet (mm/vma.c, is_mergeable_vma and is_mergeable_anon_vma).
bool mergeable(const Region& left, const Region& right, PageSize page);

/// The last of these: `target` swallows `source`. Memory written before a fork joins in the child with pieces of itself only.
bool anonVmasAgree(AnonVma target, AnonVma source);

}  // namespace pagewalk
