// The events of a trace in the order in which they take effect, each with the process that it belongs to.
#pragma once

#include <cstdint>
#include <vector>

#include "scenario/importers/strace_reader.h"

namespace pagewalk::importing {

/// Whether a call makes a process or thread whose number it returns.
bool makesTask(const TracedEvent& event);

/// Gives lines without a number the process they are of (strace leaves it out while there is one process only), and puts
/// events where they take effect: a call where it returned, but munmap where it began, since what it gave back may
/// have been mapped again by another thread before it returned; and a fork before the first line of its child.
void putInOrder(std::vector<TracedEvent>& events);

}  // namespace pagewalk::importing
