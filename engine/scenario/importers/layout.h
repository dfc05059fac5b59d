// What a layout needs around it to be a scenario: a machine that reaches its addresses, files that are in memory
// alone, a break.
#pragma once

#include "scenario/scenario.h"

namespace pagewalk::importing {

/// The initial break, where nothing has told it: the end of the heap, or else behind the program. Puts the layout in ascending order.
void completeLayout(ProcessDeclaration& process);
/// Declares what lies in memory alone (memfd, /dev/shm) and takes five levels of tables where an address needs them.
void completeMachine(Scenario& scenario);

}  // namespace pagewalk::importing
