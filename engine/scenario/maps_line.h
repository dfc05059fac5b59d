// A line of /proc/PID/maps, read and printed (proc_pid_maps(5)).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scenario/diagnostic.h"
#include "scenario/scenario.h"

namespace pagewalk {

/// Whether a line begins as one of maps does: hex-hex and a blank.
bool looksLikeMapsLine(std::string_view line);

/// Reads "start-end perms offset [dev inode] [label]". Device and inode are accepted and dropped. On a mistake adds a
/// diagnostic and answers nothing.
std::optional<LayoutRegion> parseMapsLine(std::string_view line, uint32_t lineNumber, Diagnostics& diagnostics);

/// The same without device and inode: "00400000-00401000 r-xp 00000000 /bin/app".
std::string mapsLine(AddressRange range, const std::string& permissions, uint64_t offset,
                     const std::string& label);

}  // namespace pagewalk
