// Plays the same scenario in the engine, and tells the same facts.
#pragma once

#include <string>

#include "facts.h"
#include "playback/session.h"

namespace judge {

/// The facts after step `index` of what the session holds.
StepFacts engineFacts(pagewalk::Session& session, uint32_t index);

}  // namespace judge
