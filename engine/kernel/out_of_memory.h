// The out-of-memory killer (mm/oom_kill.c).
#pragma once

#include <cstdint>
#include <optional>

#include "kernel/machine.h"

namespace pagewalk {

/// What a process would give back, in pages (oom_badness, with an oom_score_adj of 0).
struct Badness {
    uint64_t resident = 0;  ///< present pages, of files and shared memory too
    uint64_t swapped = 0;   ///< private pages in swap
    uint64_t tables = 0;    ///< page tables but the top one, as mm_pgtables_bytes counts them

    uint64_t points() const { return resident + swapped + tables; }
};

Badness badnessOf(const Machine& machine, const Process& process);

/// Kills the living process of the highest badness, the latest among equals, and whoever runs in the same memory, and
/// frees that; answers the memory's owner, or nothing when nobody lives. `forWhom` wanted the frame, after reclaim had
/// found none.
std::optional<ProcessId> killForMemory(Kernel& kernel, ProcessId forWhom);

}  // namespace pagewalk
