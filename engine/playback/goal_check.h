// Whether a text brings about what a goal asks for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenario/goal.h"

namespace pagewalk {

struct ConditionReport {
    std::string text;  ///< as written
    bool met = false;
    std::string actual{};   ///< what is so instead, in the words of the language
    std::string mistake{};  ///< why it cannot be held at all, or ""
};

struct GoalReport {
    std::string sentence{};
    bool reached = false;  ///< never without conditions
    std::vector<ConditionReport> conditions{};
};

/// Plays the text to its end, compares the figures there, and goes on with the steps among the conditions, in their
/// order. A step without expectations is met by being played. Where the text has an error nothing is met.
GoalReport checkGoal(std::string_view text, const Goal& goal);

}  // namespace pagewalk
