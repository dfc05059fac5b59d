// fork(2).
#pragma once

#include <string>

#include "base/result.h"
#include "kernel/machine.h"

namespace pagewalk {

/// Makes a child that shares every frame with its parent: private ones until somebody writes. Tables are copied only
/// for regions that have private pages of their own; what the child can fault in again it starts without.
/// ENOMEM: the child's commit charge is refused; no child is left behind.
Result<ProcessId> fork(Kernel& kernel, ProcessId parent, const std::string& childName);

}  // namespace pagewalk
