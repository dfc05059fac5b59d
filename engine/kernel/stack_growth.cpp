#include "kernel/stack_growth.h"

#include "kernel/abi.h"
#include "kernel/calls/limits.h"
#include "kernel/commit.h"

namespace pagewalk {
namespace {

Region* refuse(Kernel& kernel, VirtualAddress address, const char* reason) {
    kernel.log.record({.kind = EventKind::StackRefused, .address = address, .label = reason});
    return nullptr;
}

bool gapTooSmall(const Kernel& kernel, const AddressSpace& space, VirtualAddress start) {
    const Region* below = space.below(start);
    if (below == nullptr || below->flags.growsDown || below->protection.none()) return false;
    return start - below->range.end < abi::stackGuardGapPages * kernel.machine.page().bytes();
}

}  // namespace

Region* growStack(Kernel& kernel, Process& process, VirtualAddress address) {
    AddressSpace& space = process.space;
    const Region* above = space.firstEndingAbove(address);
    if (above == nullptr || !above->flags.growsDown) return nullptr;
    Region& stack = *space.find(above->range.start);
    const PageSize size = kernel.machine.page();
    const VirtualAddress start{size.roundDown(address.value)};
    if (start.value < abi::lowestPlacement) return refuse(kernel, address, "address-limit");
    if (gapTooSmall(kernel, space, start)) return refuse(kernel, address, "guard-gap");
    space.prepareAnonVma(stack);
    if (stack.range.end - start > process.limits.stack) return refuse(kernel, address, "limit");
    if (!mayExpand(process, false, stack.range.start - start)) return refuse(kernel, address, "limit");
    if (stack.flags.accounted && !chargeCommit(kernel.machine, (stack.range.start - start) >> size.shift)) {
        return refuse(kernel, address, "commit");
    }
    kernel.log.record({.kind = EventKind::StackGrown, .address = stack.range.start, .end = start});
    space.growDown(stack, start);
    return &stack;
}

}  // namespace pagewalk
