// Plays one step on a machine.
#pragma once

#include "kernel/machine.h"
#include "playback/environment.h"
#include "playback/step_outcome.h"
#include "scenario/scenario.h"

namespace pagewalk {

/// Plays a step: switches to its process first if another runs, then makes the access or the call, then holds the
/// expectations. `kernel.log` records while it listens.
StepOutcome play(const Step& step, uint32_t index, Kernel& kernel, Environment& environment);

}  // namespace pagewalk
