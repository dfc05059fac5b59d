// The three answers in English sentences, for the command and for those who do not bring words of their own.
#pragma once

#include "playback/explanation.h"

namespace pagewalk {

/// Fills `whose`, `which` and `backed` from the rest.
void describeInWords(Explanation& answer, bool alive);

}  // namespace pagewalk
