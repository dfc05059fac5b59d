// The books of the machine, counted anew from the tables and the objects.
#pragma once

#include <string>
#include <vector>

#include "kernel/machine.h"

namespace pagewalk::testing {

/// Everything in which the machine disagrees with a full recount of itself; empty when the books are right.
std::vector<std::string> discrepancies(const Machine& machine);

}  // namespace pagewalk::testing
