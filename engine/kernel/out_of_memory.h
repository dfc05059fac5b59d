// The out-of-memory killer (mm/oom_kill.c).
#pragma once

#include <cstdint>
#include <optional>

#include "kernel/machine.h"

namespace pagewalk {

/// What a process would give back, in pages: resident and swapped ones and its page tables (oom_badness, without oom_score_adj).
uint64_t badness(const Kernel& kernel, const Process& process);

/// Kills the living process of the highest badness, the latest among equals, and whoever runs in the same memory, and
/// frees that; answers the memory's owner, or nothing when nobody lives.
std::optional<ProcessId> killForMemory(Kernel& kernel);

}  // namespace pagewalk
