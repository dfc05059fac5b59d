// Text → Scenario, with every mistake named.
#pragma once

#include <string_view>

#include "scenario/diagnostic.h"
#include "scenario/scenario.h"

namespace pagewalk {

struct Parsed {
    /// What stands above the first line with an error: it can be played whatever stands below.
    Scenario scenario;
    /// All mistakes of the text, in the order of its lines.
    Diagnostics diagnostics;

    bool hasErrors() const;
};

Parsed parse(std::string_view text);

}  // namespace pagewalk
