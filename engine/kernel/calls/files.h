// open(2), close(2), memfd_create(2), shm_open(3) and ftruncate(2): descriptors and what they stand for.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "kernel/machine.h"

namespace pagewalk {

/// Opens a file of the scenario: the lowest free descriptor from 3. ENOENT: no such file. EINVAL: no access mode.
Result<int32_t> open(Kernel& kernel, ProcessId id, const std::string& path, uint64_t flags);
/// EBADF: not open.
Status close(Kernel& kernel, ProcessId id, int32_t descriptor);
/// The open file behind a descriptor. EBADF: not open.
Result<OpenFileId> openFileOf(const Kernel& kernel, ProcessId id, int32_t descriptor);

}  // namespace pagewalk
