// Every frame and slot is accounted for: the machine's books, counted anew from tables and objects.
//
// What holds between two steps, whatever was played:
//   frames    use, owners and mapCount are what private pages, page caches and entries say; free ones hold zeros
//   swap      a slot's references are the pages that stand in it; it and the frame that caches it know each other
//   entries   each lies in a region, allows no more than that, and maps the page that the object has
//   tables    the reserve holds those that a living process reaches, no others; their counts are right
//   TLB       what it holds is in the table of a living process, accessed and, where it says so, dirty
//   regions   in order, apart, of whole pages; committedPages is the sum of the charges
#pragma once

#include <string>
#include <vector>

#include "kernel/machine.h"

namespace pagewalk {

/// One sentence for each way in which the machine contradicts itself; empty when all is well.
std::vector<std::string> violations(const Machine& machine);

/// Stops a debug build with the first sentence, if there is one. Other builds do nothing.
void assertValid(const Machine& machine);

}  // namespace pagewalk
