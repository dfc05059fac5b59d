#include "playback/goal_check.h"

#include <algorithm>
#include <optional>

#include "playback/session.h"
#include "scenario/printer.h"

namespace pagewalk {
namespace {

std::optional<uint64_t> figureOf(const ProcessSnapshot& process, std::string_view name) {
    if (name == "minor") return process.minor;
    if (name == "major") return process.major;
    if (name == "rss") return process.resident;
    if (name == "pss") return process.proportional;
    if (name == "vsz") return process.virtualSize;
    if (name == "regions") return process.regions.size();
    return std::nullopt;
}

std::optional<uint64_t> figureOf(const Machine& machine, const Snapshot& snapshot, std::string_view name) {
    if (name == "free") return snapshot.freeFrames;
    if (name == "swap") return snapshot.usedSlots.size();
    if (name == "tlb-hits") return machine.hardware.tlb.hits();
    if (name == "tlb-misses") return machine.hardware.tlb.misses();
    if (name == "translations") return machine.hardware.tlb.hits() + machine.hardware.tlb.misses();
    if (name != "minor" && name != "major") return std::nullopt;
    uint64_t sum = 0;
    for (const ProcessSnapshot& process : snapshot.processes) sum += figureOf(process, name).value_or(0);
    return sum;
}

/// As the condition is written.
std::string figureText(std::string_view name, uint64_t value) {
    const bool size = name == "rss" || name == "pss" || name == "vsz";
    return size ? sizeText(value) : std::to_string(value);
}

/// The text with the goal's steps behind it, played to its end.
class GoalCheck {
  public:
    GoalCheck(std::string_view text, const Goal& goal) : goal_(goal) {
        std::string whole(text);
        whole += '\n';
        line_ = static_cast<uint32_t>(std::count(whole.begin(), whole.end(), '\n')) + 1;
        for (const GoalCondition& condition : goal.conditions) {
            if (!condition.figure) whole += condition.text + "\n";
        }
        session_.load(whole);
        for (const Step& step : session_.scenario().steps) end_ += step.line < line_ ? 1 : 0;
        for (const Diagnostic& diagnostic : session_.diagnostics()) {
            const bool own = diagnostic.severity == Severity::Error && diagnostic.where.line < line_;
            if (own && !broken_) broken_ = diagnostic;
        }
    }

    GoalReport run() {
        GoalReport report{.sentence = goal_.sentence};
        uint32_t step = end_;
        for (const GoalCondition& condition : goal_.conditions)
            report.conditions.push_back(condition.figure ? figure(condition) : played(condition, step++));
        report.reached = !report.conditions.empty() &&
                         std::all_of(report.conditions.begin(), report.conditions.end(),
                                     [](const ConditionReport& condition) { return condition.met; });
        return report;
    }

  private:
    ConditionReport figure(const GoalCondition& condition) {
        ConditionReport report{.text = condition.text};
        if (broken_) return report.mistake = brokenLine(), report;
        const Snapshot snapshot = session_.snapshot(end_);
        const std::string& owner = condition.figure->process;
        const auto process =
            std::find_if(snapshot.processes.begin(), snapshot.processes.end(),
                         [&](const ProcessSnapshot& candidate) { return candidate.name == owner; });
        if (!owner.empty() && process == snapshot.processes.end())
            return report.actual = "there is no process '" + owner + "'", report;
        const auto value = owner.empty() ? figureOf(session_.machine(end_), snapshot, condition.figure->name)
                                         : figureOf(*process, condition.figure->name);
        if (!value) return report.mistake = "unknown figure '" + condition.figure->name + "'", report;
        report.met = condition.figure->holds(*value);
        report.actual = figureText(condition.figure->name, *value);
        return report;
    }

    ConditionReport played(const GoalCondition& condition, uint32_t index) {
        ConditionReport report{.text = condition.text};
        if (broken_) return report.mistake = brokenLine(), report;
        if (index >= session_.stepCount()) return report.mistake = mistakeOf(index - end_), report;
        const StepOutcome& outcome = session_.outcome(index);
        report.met = std::all_of(outcome.expectations.begin(), outcome.expectations.end(),
                                 [](const ExpectationReport& expectation) { return expectation.met; });
        report.actual = describe(outcome);
        return report;
    }

    std::string brokenLine() const {
        return "the text has an error in line " + std::to_string(broken_->where.line);
    }

    /// Of one of the goal's own steps, each of which has a line behind the text.
    std::string mistakeOf(uint32_t step) const {
        for (const Diagnostic& diagnostic : session_.diagnostics()) {
            if (diagnostic.severity == Severity::Error && diagnostic.where.line == line_ + step)
                return diagnostic.message;
        }
        return "a condition above it is no step";
    }

    const Goal& goal_;
    Session session_;
    uint32_t end_ = 0;                  ///< steps of the text's own
    uint32_t line_ = 0;                 ///< of the first of the goal's
    std::optional<Diagnostic> broken_;  ///< the text's first error
};

}  // namespace

GoalReport checkGoal(std::string_view text, const Goal& goal) { return GoalCheck(text, goal).run(); }

}  // namespace pagewalk
