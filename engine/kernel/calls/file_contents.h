// Calls that work on a file's bytes and length through an open file: ftruncate(2), pread(2), pwrite(2), fsync(2),
// fallocate(2), posix_fadvise(2).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "kernel/machine.h"

namespace pagewalk {

/// EINVAL: not open for writing.
Status ftruncate(Kernel& kernel, OpenFileId file, uint64_t bytes);
/// The bytes of [offset, offset + count), fewer at the file's end. EBADF: not open for reading.
Result<std::vector<uint8_t>> pread(Kernel& kernel, ProcessId id, OpenFileId file, uint64_t count,
                                   uint64_t offset);
/// Writes through the page cache and answers how many bytes. EBADF: not open for writing. ENOMEM: no frame was to be had.
Result<uint64_t> pwrite(Kernel& kernel, ProcessId id, OpenFileId file, const std::string& bytes,
                        uint64_t offset);
Status fsync(Kernel& kernel, OpenFileId file);
/// Mode 0 extends the file; PUNCH_HOLE|KEEP_SIZE makes bytes of it zero. EOPNOTSUPP: another mode.
Status fallocate(Kernel& kernel, OpenFileId file, uint64_t mode, uint64_t offset, uint64_t length);
/// POSIX_FADV_DONTNEED drops the pages that nobody maps; other advice does nothing.
Status fadvise(Kernel& kernel, OpenFileId file, uint64_t advice);

}  // namespace pagewalk
