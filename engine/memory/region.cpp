#include "memory/region.h"

namespace pagewalk {

uint64_t RegionFlags::bits() const {
    uint64_t value = 0;
    for (const bool flag : {accounted, noReserve, locked, growsDown, noHugePage, randomRead, sequentialRead,
                            dontFork, wipeOnFork, dontDump, sealed, hadGuards}) {
        value = value << 1 | uint64_t{flag};
    }
    return value;
}

void Region::addTo(Hasher& hasher) const {
    hasher.add(range.start.value);
    hasher.add(range.end.value);
    hasher.add(permissionLetters(protection, shared));
    hasher.add(uint64_t{mayWrite} | uint64_t{special} << 1 | uint64_t{anonVma.fromParent} << 2);
    hasher.add(flags.bits());
    hasher.add(object);
    hasher.add(file);
    hasher.add(pageOffset);
    hasher.add(anonVma.id);
    hasher.add(name);
}

bool anonVmasAgree(AnonVma target, AnonVma source) {
    if (!target.present() && source.present()) return !source.fromParent;
    if (target.present() && !source.present()) return !target.fromParent;
    return target.id == source.id;
}

bool mergeable(const Region& left, const Region& right, PageSize page) {
    if (left.range.end != right.range.start) return false;
    if (left.special || right.special) return false;
    if (left.protection != right.protection || left.shared != right.shared || left.mayWrite != right.mayWrite)
        return false;
    RegionFlags wanted = left.flags;
    wanted.hadGuards = right.flags.hadGuards;  // sticky: no obstacle, and the merged region keeps it
    if (wanted != right.flags || left.file != right.file || left.object != right.object) return false;
    if (left.name != right.name) return false;
    if (left.pageInObject(left.range.end, page) != right.pageOffset) return false;
    return anonVmasAgree(left.anonVma, right.anonVma);
}

}  // namespace pagewalk
