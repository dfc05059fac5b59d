// A trace of strace(1) → a scenario that makes its calls on memory and processes again.
//
// Addresses stay those of the trace. Where the kernel chose one it stands as the hint of the call, which is taken
// wherever nothing lies; an address inside the result of an earlier mmap is written by that result's name. A process
// of the scenario is one program's memory: threads are steps of their process, and execve, whose new layout the model
// could not place where the kernel placed it, begins another that is declared with it.
#pragma once

#include <string_view>

#include "scenario/importers/imported.h"

namespace pagewalk {

Imported importStrace(std::string_view text);

}  // namespace pagewalk
