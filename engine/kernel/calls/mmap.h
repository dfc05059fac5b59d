// mmap(2).
#pragma once

#include <cstdint>

#include "base/result.h"
#include "kernel/machine.h"

namespace pagewalk {

/// The arguments of mmap, raw as the call takes them. `file` stands for the descriptor's open file.
struct MmapRequest {
    VirtualAddress address{};
    uint64_t length = 0;      ///< bytes
    uint64_t protection = 0;  ///< abi::prot…
    uint64_t flags = 0;       ///< abi::map…
    OpenFileId file = noOpenFile;
    uint64_t offset = 0;  ///< bytes
};

/// Maps memory and answers where. Nothing becomes resident, but for MAP_POPULATE and MAP_LOCKED.
/// EINVAL: length 0, no or two sharing types, an unaligned offset or fixed address, GROWSDOWN on shared memory or a file.
/// EBADF: no file and no MAP_ANONYMOUS. EACCES: the file was not opened for it. EEXIST: FIXED_NOREPLACE over a mapping.
/// ENOMEM: no room, a resource limit, or the commit limit. EAGAIN, EPERM: locked memory and its limit; a sealed region. EOVERFLOW: offset + length wraps. EOPNOTSUPP: SHARED_VALIDATE with an unknown flag.
Result<VirtualAddress> mmap(Kernel& kernel, ProcessId id, const MmapRequest& request);

/// PROT_… bits as a Protection; the GROWSDOWN bits and unknown ones fall away.
Protection protectionFrom(uint64_t bits);

}  // namespace pagewalk
