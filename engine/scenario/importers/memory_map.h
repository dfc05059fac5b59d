// The layout of a process as Linux prints it: /proc/PID/maps, /proc/PID/smaps (proc_pid_maps(5), proc_pid_smaps(5)) or
// `pmap -X` (pmap(1)).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/diagnostic.h"
#include "scenario/scenario.h"

namespace pagewalk::importing {

/// A region, and what smaps counts of it.
struct MappedRegion {
    LayoutRegion region;
    uint64_t resident = 0;   ///< bytes, as are the others
    uint64_t anonymous = 0;  ///< private pages in frames
    uint64_t swapped = 0;
    uint64_t locked = 0;
};

struct MemoryMap {
    std::string program{};  ///< a path or a command, where the text tells one
    std::vector<MappedRegion> regions{};
    bool counted = false;  ///< the text says what is resident
};

/// Reads maps or smaps. Lines that are neither, and regions that the language cannot hold, are passed over with a warning.
MemoryMap readMaps(std::string_view text, Diagnostics& diagnostics);
/// Reads what `pmap -X` or `-XX` prints, columns found by their names.
MemoryMap readPmap(std::string_view text, Diagnostics& diagnostics);

/// A region as the language can hold it: no offset that a file cannot have, and shared memory without a name where the
/// kernel made one up ("/dev/zero (deleted)" stands for as many objects as it has mappings).
void adjust(LayoutRegion& region);

}  // namespace pagewalk::importing
