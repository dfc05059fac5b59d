#include "memory/region.h"

namespace pagewalk {

void Region::addTo(Hasher& hasher) const {
    hasher.add(range.start.value);
    hasher.add(range.end.value);
    hasher.add(permissionLetters(protection, shared));
    hasher.add(uint64_t{mayWrite} | uint64_t{flags.accounted} << 1 | uint64_t{flags.noReserve} << 2 |
               uint64_t{flags.locked} << 3 | uint64_t{flags.growsDown} << 4 | uint64_t{flags.noHugePage} << 5 |
               uint64_t{special} << 6 | uint64_t{anonVma.fromParent} << 7);
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
    if (left.flags != right.flags || left.file != right.file || left.object != right.object) return false;
    if (left.name != right.name) return false;
    if (left.pageInObject(left.range.end, page) != right.pageOffset) return false;
    return anonVmasAgree(left.anonVma, right.anonVma);
}

}  // namespace pagewalk
