// brk(2) and the sbrk(3) that the C library makes of it.
#pragma once

#include <cstdint>

#include "base/result.h"
#include "kernel/machine.h"

namespace pagewalk {

/// Moves the break to `address` (bytes) if it can and answers where the break is now: the old one when it could not.
/// A break below the heap's start, or 0, asks.
VirtualAddress brk(Kernel& kernel, ProcessId id, VirtualAddress address);

/// Moves the break by `increment` bytes (two's complement) and answers the old one, or ENOMEM.
Result<VirtualAddress> sbrk(Kernel& kernel, ProcessId id, uint64_t increment);

}  // namespace pagewalk
