// The engine's plain structs as the JSON of the contract (engine.d.ts).
#pragma once

#include <string>

#include "json_writer.h"
#include "playback/goal_check.h"
#include "playback/import.h"
#include "playback/session.h"

namespace pagewalk {

/// LoadReport: diagnostics, steps, machine, goal.
std::string loadReport(const Session& session);
/// The array of a report's diagnostics.
void writeDiagnostics(JsonWriter& json, const Diagnostics& diagnostics);
/// ImportReport.
std::string importReport(const Imported& imported);
/// GoalReport.
std::string goalReport(const GoalReport& goal);
/// StepResult.
std::string stepReport(const StepOutcome& outcome);
/// Snapshot; `type` is "state" or "final".
std::string snapshotReport(const Snapshot& snapshot, const char* type);
/// Explanation, or {"error": why}.
std::string answerReport(const Session::Answer& answer);

}  // namespace pagewalk
