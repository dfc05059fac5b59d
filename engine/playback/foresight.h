// The future, for the policy that needs it.
#pragma once

#include "kernel/machine.h"
#include "scenario/scenario.h"

namespace pagewalk {

/// Plays a scenario on a machine of so many frames that nothing is ever taken back, and gives the accesses that it
/// makes to the machine of `kernel`. Does nothing unless that one replaces pages by `opt`. The play ends after
/// Future::mostAccesses, give or take a step.
void foresee(const Scenario& scenario, Kernel& kernel);

}  // namespace pagewalk
