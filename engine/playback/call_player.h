// Plays one system call of a scenario: arguments to numbers, the call, its result bound to its name.
#pragma once

#include "kernel/machine.h"
#include "playback/environment.h"
#include "playback/step_outcome.h"
#include "scenario/scenario.h"

namespace pagewalk {

/// Makes the call as the running process and fills the outcome's returns, error and child.
void playCall(const CallStep& call, ProcessId process, Kernel& kernel, Environment& environment,
              StepOutcome& outcome);

}  // namespace pagewalk
