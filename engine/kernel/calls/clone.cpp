#include "kernel/calls/clone.h"

#include "kernel/abi.h"
#include "kernel/calls/fork.h"
#include "kernel/scheduler.h"

namespace pagewalk {
namespace {

constexpr uint64_t namespaces = abi::cloneNewCgroup | abi::cloneNewIpc | abi::cloneNewNet | abi::cloneNewNs |
                                abi::cloneNewPid | abi::cloneNewUts;

/// Whether `flags` has all of `first` and any of `second`.
bool together(uint64_t flags, uint64_t first, uint64_t second) {
    return (flags & first) == first && (flags & second) != 0;
}
bool without(uint64_t flags, uint64_t first, uint64_t needed) {
    return (flags & first) != 0 && (flags & needed) == 0;
}

Status check(const Process& parent, uint64_t flags) {
    if (without(flags, abi::cloneThread, abi::cloneSigHand)) return Errno::InvalidArgument;
    if (without(flags, abi::cloneSigHand, abi::cloneVm)) return Errno::InvalidArgument;
    if (together(flags, abi::cloneFs, abi::cloneNewNs | abi::cloneNewUser)) return Errno::InvalidArgument;
    if (together(flags, abi::cloneThread, abi::cloneNewUser | abi::cloneNewPid)) return Errno::InvalidArgument;
    if (together(flags, abi::cloneNewIpc, abi::cloneSysVSem)) return Errno::InvalidArgument;
    // clone() has one argument for both numbers (kernel/fork.c, SYSCALL clone).
    if (together(flags, abi::clonePidFd, abi::cloneParentSetTid | abi::cloneDetached))
        return Errno::InvalidArgument;
    const bool needsPrivilege = (flags & namespaces) != 0 && (flags & abi::cloneNewUser) == 0;
    return needsPrivilege && !parent.privileged ? Errno::NotPermitted : Errno::None;
}

/// An entry of its own in the memory of another (kernel/fork.c, copy_mm).
ProcessId shareMemory(Kernel& kernel, ProcessId parentId, const CloneRequest& request,
                      const std::string& name) {
    const ProcessId childId = createEntry(kernel, name, parentId).id;
    const Process& parent = kernel.process(parentId);
    Process& child = kernel.process(childId);
    child.memoryOwner = parent.memoryOwner;
    child.descriptors = kernel.filesOf(parentId).descriptors;
    child.limits = kernel.process(parent.leader).limits;
    child.privileged = parent.privileged;
    child.stack = parent.stack;
    const bool thread = (request.flags & abi::cloneThread) != 0;
    if (thread) child.leader = parent.leader;
    const bool suspends = (request.flags & abi::cloneVfork) != 0;
    kernel.log.record({.kind = EventKind::Cloned,
                       .other = childId,
                       .label = thread     ? "thread"
                                : suspends ? "vfork"
                                           : "process"});
    return childId;
}

}  // namespace

Result<ProcessId> clone(Kernel& kernel, ProcessId parent, const CloneRequest& request,
                        const std::string& childName) {
    const auto has = [&request](uint64_t flag) { return (request.flags & flag) != 0; };
    if (const Status status = check(kernel.process(parent), request.flags); status != Errno::None)
        return status;
    const auto made =
        has(abi::cloneVm) ? shareMemory(kernel, parent, request, childName) : fork(kernel, parent, childName);
    if (!made.ok()) return made;
    Process& child = kernel.process(made.value());
    if (request.stack.value != 0) child.stack = request.stack;
    if (has(abi::cloneFiles)) {
        child.filesOwner = kernel.process(parent).filesOwner;
        child.descriptors.clear();
    }
    if (has(abi::cloneVfork)) kernel.process(parent).vforkChild = child.id;
    return made;
}

Result<ProcessId> vfork(Kernel& kernel, ProcessId parent, const std::string& childName) {
    return clone(kernel, parent, {abi::cloneVm | abi::cloneVfork, {}}, childName);
}

}  // namespace pagewalk
