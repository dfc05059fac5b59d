// What a scenario asks its reader to bring about: comment lines at its head, so that every other reader passes them over.
//
//     # Goal: let B read A's letter without a fault.
//     # Reached when: B: read 0x602010 => "A", minor=0
//     # Reached when: B.minor <= 3
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pagewalk {

/// A figure that is to be reached where the text ends: "P.rss <= 8K", "free >= 4".
struct GoalFigure {
    enum class Comparison : uint8_t { Equal, Unequal, Less, AtMost, Greater, AtLeast };

    std::string process{};  ///< "" for a figure of the machine
    std::string name{};     ///< as in "rss"; not checked here
    Comparison comparison = Comparison::Equal;
    uint64_t number = 0;

    bool holds(uint64_t actual) const;
};

/// A figure, or a step that is played after the text and whose expectations have to be met.
struct GoalCondition {
    std::string text{};  ///< as written
    std::optional<GoalFigure> figure{};
};

struct Goal {
    std::string sentence{};
    std::vector<GoalCondition> conditions{};  ///< all have to hold; without any the goal is words alone
};

/// The goal in the comment lines that a text begins with.
std::optional<Goal> readGoal(std::string_view text);

}  // namespace pagewalk
