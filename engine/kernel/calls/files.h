// open(2), close(2), memfd_create(2), shm_open(3): descriptors and what they stand for.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "kernel/machine.h"

namespace pagewalk {

/// Opens a file of the scenario: the lowest free descriptor from 3. O_CREAT makes one that is not there, O_TRUNC empties it.
/// ENOENT: no such file. EINVAL: no access mode.
Result<int32_t> open(Kernel& kernel, ProcessId id, const std::string& path, uint64_t flags);
/// EBADF: not open.
Status close(Kernel& kernel, ProcessId id, int32_t descriptor);
/// The open file behind a descriptor. EBADF: not open.
Result<OpenFileId> openFileOf(const Kernel& kernel, ProcessId id, int32_t descriptor);
/// A memory file without a name in any directory, empty, open for reading and writing.
Result<int32_t> memfdCreate(Kernel& kernel, ProcessId id, const std::string& name, uint64_t flags);
/// A file in /dev/shm; its descriptor does not survive an exec (shm_open(3)).
Result<int32_t> shmOpen(Kernel& kernel, ProcessId id, const std::string& name, uint64_t flags);

}  // namespace pagewalk
