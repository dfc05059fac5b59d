// What stands behind `=>`.
#pragma once

#include <string>
#include <vector>

#include "scenario/cursor.h"
#include "scenario/names.h"
#include "scenario/scenario.h"

namespace pagewalk {

/// Reads expectations, separated by commas, to the end of the line.
bool parseExpectations(Cursor& line, const BoundNames& names, std::vector<Expectation>& expectations);

/// An expectation as it is written: "minor=2", "same-frame B:0x1000".
std::string expectationText(const Expectation& expectation);

}  // namespace pagewalk
