// What a process uses, as /proc/PID/smaps and /proc/PID/status count it (fs/proc/task_mmu.c, smaps_account).
#pragma once

#include <cstdint>
#include <vector>

#include "kernel/machine.h"

namespace pagewalk {

/// Bytes. A page counts as shared while more than one page-table entry maps its frame, as dirty if the entry or
/// the file page is; the zero frame counts nowhere.
struct MemoryUsage {
    uint64_t resident = 0;
    uint64_t proportional = 0;  ///< each page divided by the number of entries that map its frame
    uint64_t sharedClean = 0;
    uint64_t sharedDirty = 0;
    uint64_t privateClean = 0;
    uint64_t privateDirty = 0;
    uint64_t anonymous = 0;
    uint64_t swapped = 0;
    uint64_t locked = 0;
    uint64_t virtualSize = 0;

    MemoryUsage& operator+=(const MemoryUsage& other);
};

MemoryUsage usageOf(const Machine& machine, const Process& process, const Region& region);
/// The sum over all regions.
MemoryUsage usageOf(const Machine& machine, const Process& process);

}  // namespace pagewalk
