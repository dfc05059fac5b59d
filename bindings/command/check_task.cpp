#include <algorithm>
#include <iostream>

#include "playback/goal_check.h"
#include "playback/session.h"
#include "tasks.h"

namespace pagewalk::command {
namespace {

/// A goal that can never be held is a mistake of its text, whether or not it is reached.
bool goalIsSound(const std::string& path, const std::string& text, const Goal& goal) {
    bool good = true;
    for (const ConditionReport& condition : checkGoal(text, goal).conditions) {
        if (condition.mistake.empty()) continue;
        good = false;
        std::cout << path << ": the goal's condition '" << condition.text
                  << "' cannot be held: " << condition.mistake << "\n";
    }
    return good;
}

bool expectationsHold(const std::string& path, const std::string& text) {
    Session session;
    session.load(text);
    bool good = !printDiagnostics(path, session.diagnostics());
    uint32_t held = 0;
    for (uint32_t index = 0; index < session.stepCount(); ++index) {
        const StepOutcome& outcome = session.outcome(index);
        for (const ExpectationReport& expectation : outcome.expectations) {
            ++held;
            if (expectation.met) continue;
            good = false;
            std::cout << path << ":" << outcome.line << ": expected " << expectation.text << ", got "
                      << expectation.actual << "\n";
        }
    }
    if (good && session.goal()) good = goalIsSound(path, text, *session.goal());
    if (good) std::cout << path << ": " << held << (held == 1 ? " expectation" : " expectations") << " met\n";
    return good;
}

bool goalIsReached(const std::string& path, const std::string& text, const Goal& goal) {
    const GoalReport report = checkGoal(text, goal);
    std::cout << path << ": the goal is " << (report.reached ? "" : "not ") << "reached\n";
    for (const ConditionReport& condition : report.conditions) {
        if (condition.met) continue;
        std::cout << path << ": " << condition.text << ": got "
                  << (condition.mistake.empty() ? condition.actual : condition.mistake) << "\n";
    }
    return report.reached;
}

/// Exit status 0 when all files are good, 2 when one cannot be read.
template <class Judge>
int judgeAll(Arguments::const_iterator path, Arguments::const_iterator end, Judge judge) {
    bool good = true;
    for (; path != end; ++path) {
        const auto text = readText(*path);
        if (!text) return 2;
        good = judge(*path, *text) && good;
    }
    return good ? 0 : 1;
}

}  // namespace

int checkExpectations(const Arguments& paths) {
    if (paths.empty()) return misuse("check takes a file");
    return judgeAll(paths.begin(), paths.end(), expectationsHold);
}

int checkAgainstGoal(const Arguments& paths) {
    if (paths.size() < 2) return misuse("goal takes the file whose goal it is, and files to hold against it");
    const auto lesson = readText(paths.front());
    if (!lesson) return 2;
    const auto goal = readGoal(*lesson);
    if (!goal || goal->conditions.empty()) return misuse(paths.front() + " has no goal that can be checked");
    return judgeAll(
        std::next(paths.begin()), paths.end(),
        [&](const std::string& path, const std::string& text) { return goalIsReached(path, text, *goal); });
}

}  // namespace pagewalk::command
