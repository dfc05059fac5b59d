// Taking pages back when every frame is in use.
#pragma once

#include "kernel/machine.h"

namespace pagewalk {

/// Frees one frame that can be built again from elsewhere: a page of a file on a disk, written back first where it
/// is dirty, the least mapped and lowest frame first. False when there is none.
bool reclaimFrame(Kernel& kernel);

/// Clears every entry that maps a page of an object, in every process.
void unmapFilePage(Kernel& kernel, ObjectId object, uint64_t index);

}  // namespace pagewalk
