#include "scenario/goal.h"

#include <utility>

#include "scenario/lexer.h"
#include "scenario/limits.h"

namespace pagewalk {
namespace {

using Comparison = GoalFigure::Comparison;

constexpr std::string_view blanks = " \t\r";

std::string_view trimmed(std::string_view text) {
    const size_t from = text.find_first_not_of(blanks);
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(blanks) + 1 - from);
}

std::string_view takeLine(std::string_view& rest) {
    const size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    return trimmed(line);
}

std::string_view takeWord(std::string_view& rest) {
    rest = trimmed(rest);
    const std::string_view word = rest.substr(0, rest.find_first_of(blanks));
    rest = trimmed(rest.substr(word.size()));
    return word;
}

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
    if (!comparison || !isName(name) || !parseNumber(text, figure.number)) return std::nullopt;
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
    std::string_view rest = text.substr(0, limits::textBytes);
    while (!rest.empty()) {
        std::string_view line = takeLine(rest);
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
