// Scenario → machine: files, processes and layouts as they stand before the first step.
#pragma once

#include "kernel/machine.h"
#include "playback/environment.h"
#include "scenario/scenario.h"

namespace pagewalk {

/// Builds the machine at rest. Nothing is resident but the top page of each [stack].
void buildMachine(const Scenario& scenario, Kernel& kernel, Environment& environment);

}  // namespace pagewalk
