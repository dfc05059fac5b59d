#include "kernel/calls/limits.h"

#include "kernel/abi.h"
#include "kernel/sharing.h"

namespace pagewalk {

Status setrlimit(Kernel& kernel, ProcessId id, uint64_t resource, uint64_t bytes) {
    ResourceLimits& limits = kernel.process(kernel.process(id).leader).limits;
    switch (resource) {
        case abi::rlimitStack: limits.stack = bytes; return Errno::None;
        case abi::rlimitAs: limits.addressSpace = bytes; return Errno::None;
        case abi::rlimitData: limits.data = bytes; return Errno::None;
        case abi::rlimitMemlock: limits.lockedMemory = bytes; return Errno::None;
        default: return Errno::InvalidArgument;
    }
}

Status setuid(Kernel& kernel, ProcessId id, uint64_t user) {
    Process& process = kernel.process(id);
    if (!process.privileged && user == 0) return Errno::NotPermitted;
    // The C library has every thread of the group do the same (setuid(2), C library/kernel differences).
    for (const ProcessId member : membersOf(kernel.machine, process.leader))
        kernel.process(member).privileged = user == 0;
    return Errno::None;
}

bool isData(const Region& region) { return region.data() && !region.flags.growsDown; }

bool mayExpand(const Process& process, bool data, uint64_t bytes) {
    if (process.space.mappedBytes() + bytes > process.limits.addressSpace) return false;
    const uint64_t limit = process.limits.data;
    return !data || limit == 0 || process.space.dataBytes() + bytes <= limit;
}

}  // namespace pagewalk
