// Answers the question that the project exists for: whose address, which region, what backs it.
#pragma once

#include "kernel/machine.h"
#include "playback/explanation.h"

namespace pagewalk {

Explanation explain(const Machine& machine, ProcessId process, VirtualAddress address);

}  // namespace pagewalk
