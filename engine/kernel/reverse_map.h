// From a frame to the pages that show it (mm/rmap.c).
#pragma once

#include <vector>

#include "kernel/machine.h"

namespace pagewalk {

/// A page of a process.
struct Place {
    ProcessId process;
    VirtualAddress page;
};

/// Everybody's pages in a frame: all private pages that hold it, mapped or not; of a file's page all that map it.
/// Empty for a free frame and for the zero frame, of which nobody keeps a list. Where it is not known better, all processes are looked through.
std::vector<Place> placesOf(const Machine& machine, FrameNumber frame);
/// Whether an entry that maps the frame knows that it was written.
bool dirtyInTables(const Machine& machine, FrameNumber frame);

}  // namespace pagewalk
