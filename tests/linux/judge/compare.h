// Where two answers to the same step differ.
#pragma once

#include <string>
#include <vector>

#include "facts.h"

namespace judge {

/// Sentences, "WHAT: expected (the kernel's), found (the engine's)"; empty where all agrees.
///
/// Frames and slots are compared as classes: pages that have one frame here have one frame there. Where `before` is
/// given, also whether a page kept its frame through the step: ask that only of steps that free no frame for another.
std::vector<std::string> differences(const StepFacts& kernel, const StepFacts& engine,
                                     const StepFacts* kernelBefore, const StepFacts* engineBefore);

}  // namespace judge
