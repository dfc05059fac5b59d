#include "kernel/calls/brk.h"

#include "kernel/abi.h"
#include "kernel/calls/limits.h"
#include "kernel/calls/mlock.h"
#include "kernel/calls/mseal.h"
#include "kernel/calls/munmap.h"
#include "kernel/commit.h"
#include "kernel/populate.h"

namespace pagewalk {
namespace {

/// Growth keeps one page free above, and the guard gap where a growing region lies above (mm/mmap.c, SYSCALL brk).
bool roomAbove(const Kernel& kernel, const AddressSpace& space, VirtualAddress from, VirtualAddress to) {
    const Region* next = space.firstEndingAbove(from);
    if (next == nullptr) return true;
    const uint64_t bytes = kernel.machine.page().bytes();
    const uint64_t gap = next->flags.growsDown ? abi::stackGuardGapPages * bytes : 0;
    return to + bytes <= next->range.start - gap;
}

bool grow(Kernel& kernel, Process& process, AddressRange added) {
    if (!roomAbove(kernel, process.space, added.start, added.end)) return false;
    if (!mayExpand(process, true, added.bytes())) return false;
    const bool locked = process.space.lockFuture;
    if (locked && !lockFits(process, added.bytes())) return false;
    if (!chargeCommit(kernel.machine, added.bytes() >> kernel.machine.page().shift)) return false;
    Region heap;
    heap.range = added;
    heap.protection = {.read = true, .write = true};
    heap.flags.accounted = true;
    heap.flags.locked = locked;
    heap.pageOffset = kernel.machine.page().pageOf(added.start).value;
    kernel.log.record({.kind = EventKind::RegionMapped,
                       .protection = heap.protection,
                       .address = added.start,
                       .end = added.end,
                       .label = "[heap]"});
    process.space.extend(std::move(heap), kernel.log);
    if (locked) populate(kernel, process, added);
    return true;
}

}  // namespace

VirtualAddress brk(Kernel& kernel, ProcessId id, VirtualAddress address) {
    AddressSpace& space = kernel.process(id).space;
    if (address < space.heapStart || address > kernel.machine.hardware.format.userEnd()) return space.heapEnd;
    // The heap as a whole, also where it shrinks (mm/mmap.c, check_data_rlimit).
    if (address - space.heapStart > kernel.process(id).limits.data) return space.heapEnd;
    const PageSize page = kernel.machine.page();
    const VirtualAddress from{page.roundUp(space.heapEnd.value)};
    const VirtualAddress to{page.roundUp(address.value)};
    if (to > from && !grow(kernel, kernel.process(id), {from, to})) return space.heapEnd;
    if (to < from) {
        const bool sealed = admitRemoval(space, {to, from}, kernel.log) != Errno::None;
        if (sealed || !space.occupied({to, from})) return space.heapEnd;
        space.heapEnd = address;
        removeRegions(kernel, kernel.process(id), {to, from});
    }
    space.heapEnd = address;
    return address;
}

Result<VirtualAddress> sbrk(Kernel& kernel, ProcessId id, uint64_t increment) {
    const VirtualAddress before = kernel.process(id).space.heapEnd;
    const VirtualAddress wanted = before + increment;
    if (brk(kernel, id, wanted) != wanted) return Errno::NoMemory;
    return before;
}

}  // namespace pagewalk
