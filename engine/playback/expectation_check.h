// Holds what a step expects against what happened.
#pragma once

#include "kernel/machine.h"
#include "playback/environment.h"
#include "playback/step_outcome.h"
#include "scenario/scenario.h"

namespace pagewalk {

/// Fills `outcome.expectations`, one for each of the step's.
void checkExpectations(const Step& step, const Machine& machine, const Environment& environment,
                       StepOutcome& outcome);

}  // namespace pagewalk
