// What can only be said once the whole text is read: layouts against the machine, files named by layouts.
#pragma once

#include "scenario/diagnostic.h"
#include "scenario/scenario.h"

namespace pagewalk {

/// Checks that regions are page aligned and lie in the user half, and that a custom machine has its split.
void validate(const Scenario& scenario, Diagnostics& diagnostics);

/// Whether a label is the kernel's own: [vdso], [vvar], [vsyscall] …; such regions may lie outside the user half.
bool isKernelLabel(const std::string& label);

}  // namespace pagewalk
