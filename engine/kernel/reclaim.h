// Taking pages back when every frame is in use.
#pragma once

#include "kernel/machine.h"

namespace pagewalk {

/// Frees one frame that can be built again from elsewhere: a page of a file on a disk, written back first where it
/// is dirty, or one that goes to a swap slot. The least mapped and lowest frame first. False when there is none.
bool reclaimFrame(Kernel& kernel);

}  // namespace pagewalk
