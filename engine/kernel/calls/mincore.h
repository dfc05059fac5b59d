// mincore(2).
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "kernel/machine.h"

namespace pagewalk {

/// One digit a page, '1' for a page in memory: mapped, or in the page cache of the file behind it.
/// EINVAL: unaligned. ENOMEM: a hole in the range, or a range outside the user half.
Result<std::string> mincore(const Kernel& kernel, ProcessId id, VirtualAddress address, uint64_t length);

}  // namespace pagewalk
