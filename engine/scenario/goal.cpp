#include "scenario/goal.h"

#include <utility>

#include "scenario/lexer.h"
#include "scenario/limits.h"
#include "scenario/text_lines.h"

namespace pagewalk {
namespace {

using Comparison = GoalFigure::Comparison;

/// What stands behind "key:", or nothing when the line does not begin so.
std::optional<std::string_view> behind(std::string_view key, std::string_view line) {
    if (!line.starts_with(key)) return std::nullopt;
    return trimmed(line.substr(key.size()));
}

std::optional<Comparison> comparisonIn(std::string_view word) {
    constexpr std::pair<std::string_view, Comparison> known[]{
        {"=", Comparison::Equal},   {"!=", Comparison::Unequal}, {"<", Comparison::Less},
        {"<=", Comparison::AtMost}, {">", Comparison::Greater},  {">=", Comparison::AtLeast},
    };
    for (const auto& [written, comparison] : known) {
        if (written == word) return comparison;
    }
    return std::nullopt;
}

/// "P.rss <= 8K". A step never looks so: it has a colon behind its first name, or a name of its own as second word.
std::optional<GoalFigure> figureIn(std::string_view text) {
    const std::string_view name = takeWord(text);
    const auto comparison = comparisonIn(takeWord(text));
    GoalFigure figure;
    if (!comparison || !isName(name) || !parseNumber(trimmed(text), figure.number)) return std::nullopt;
    const size_t dot = name.rfind('.');  // a process's name may hold dots
    if (dot != std::string_view::npos) figure.process = name.substr(0, dot);
    figure.name = dot == std::string_view::npos ? name : name.substr(dot + 1);
    figure.comparison = *comparison;
    return figure;
}

}  // namespace

bool GoalFigure::holds(uint64_t actual) const {
    switch (comparison) {
        case Comparison::Equal: return actual == number;
        case Comparison::Unequal: return actual != number;
        case Comparison::Less: return actual < number;
        case Comparison::AtMost: return actual <= number;
        case Comparison::Greater: return actual > number;
        case Comparison::AtLeast: return actual >= number;
    }
    return false;
}

std::optional<Goal> readGoal(std::string_view text) {
    Goal goal;
    TextLines lines(text.substr(0, limits::textBytes));
    for (std::string_view line; lines.next(line);) {
        line = trimmed(line);
        if (line.empty()) continue;
        if (line.front() != '#') break;
        line = trimmed(line.substr(1));
        if (const auto sentence = behind("Goal:", line)) goal.sentence = *sentence;
        if (const auto condition = behind("Reached when:", line))
            goal.conditions.push_back({std::string(*condition), figureIn(*condition)});
    }
    if (goal.sentence.empty()) return std::nullopt;
    return goal;
}

}  // namespace pagewalk
