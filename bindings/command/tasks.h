// The tasks of the command that have a file of their own. Each takes the arguments behind its name and answers the exit status.
#pragma once

#include "arguments.h"

namespace pagewalk::command {

/// check FILE…; goal LESSON FILE…
int checkExpectations(const Arguments& paths);
int checkAgainstGoal(const Arguments& paths);
/// import KIND [FILE]
int importScenario(Arguments arguments);
/// link FILE [--at N]; open LINK
int makeLink(Arguments arguments);
int openLink(const Arguments& arguments);
/// maps FILE NAME [--at N]; smaps …; series FILE
int printLayout(Arguments arguments, bool figures);
int printSeries(const Arguments& arguments);
/// record [-o FILE] [--trace FILE] -- COMMAND…
int record(const Arguments& arguments);

}  // namespace pagewalk::command
