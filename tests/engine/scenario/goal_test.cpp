#include "scenario/goal.h"

#include <doctest/doctest.h>

using namespace pagewalk;

namespace {

/// The one condition of a goal, as a figure.
std::optional<GoalFigure> figureOf(const std::string& condition) {
    const auto goal = readGoal("# Goal: do it.\n# Reached when: " + condition + "\n");
    REQUIRE(goal);
    REQUIRE(goal->conditions.size() == 1);
    CHECK(goal->conditions.front().text == condition);
    return goal->conditions.front().figure;
}

std::string sentenceOf(std::string_view text) {
    const auto goal = readGoal(text);
    return goal ? goal->sentence : "(none)";
}

}  // namespace

TEST_CASE("goal: a sentence and its conditions, in their order, among other comments") {
    const auto goal = readGoal(
        "# Title\n"
        "# Claim: something.\n"
        "# Goal: let B read it.\n"
        "# Reached when: B: read 0x1000 => \"A\"\n"
        "\n"
        "# Reached when: B.minor <= 3\n"
        "machine x86-64\n");
    REQUIRE(goal);
    CHECK(goal->sentence == "let B read it.");
    REQUIRE(goal->conditions.size() == 2);
    CHECK(goal->conditions[0].text == "B: read 0x1000 => \"A\"");
    CHECK_FALSE(goal->conditions[0].figure);
    CHECK(goal->conditions[1].text == "B.minor <= 3");
    CHECK(goal->conditions[1].figure);
}

TEST_CASE("goal: words alone are a goal, conditions alone are none") {
    const auto words = readGoal("# Goal: think.\n");
    REQUIRE(words);
    CHECK(words->conditions.empty());
    CHECK_FALSE(readGoal("# Reached when: free >= 4\n"));
    CHECK_FALSE(readGoal("# Goal:\n# Reached when: free >= 4\n"));
    CHECK_FALSE(readGoal(""));
}

TEST_CASE("goal: the head ends at the first line that is no comment") {
    CHECK(sentenceOf("\n  # Goal: below a blank line, indented.\n") == "below a blank line, indented.");
    CHECK(sentenceOf("machine x86-64\n# Goal: too late.\n") == "(none)");
    CHECK(sentenceOf("note # Goal: no comment.\n# Goal: too late.\n") == "(none)");
    const auto goal = readGoal("# Goal: do it.\nprocess A\n# Reached when: free >= 4\n");
    REQUIRE(goal);
    CHECK(goal->conditions.empty());
}

TEST_CASE("goal: the key stands right behind the sign, written as it is") {
    CHECK(sentenceOf("#Goal:close.\n") == "close.");
    CHECK(sentenceOf("# goal: small.\n") == "(none)");
    CHECK(sentenceOf("# The Goal: inside.\n") == "(none)");
    CHECK(sentenceOf("## Goal: two signs.\n") == "(none)");
}

TEST_CASE("goal: lines that end as on Windows") {
    const auto goal =
        readGoal("# Title\r\n# Goal: do it.\r\n\r\n# Reached when: free >= 4\r\nmachine x86-64\r\n");
    REQUIRE(goal);
    CHECK(goal->sentence == "do it.");
    REQUIRE(goal->conditions.size() == 1);
    CHECK(goal->conditions.front().text == "free >= 4");
    REQUIRE(goal->conditions.front().figure);
    CHECK(goal->conditions.front().figure->number == 4);
}

TEST_CASE("goal: a figure is a name, a comparison and a number") {
    const auto machine = figureOf("tlb-misses = 1_000");
    REQUIRE(machine);
    CHECK(machine->process.empty());
    CHECK(machine->name == "tlb-misses");
    CHECK(machine->number == 1000);
    const auto process = figureOf("P.rss <= 8K");
    REQUIRE(process);
    CHECK(process->process == "P");
    CHECK(process->name == "rss");
    CHECK(process->number == 8192);
    CHECK(figureOf("P.vsz  >=\t0x10"));
}

TEST_CASE("goal: a process's name may hold dots") {
    const auto figure = figureOf("sh.1.rss > 0");
    REQUIRE(figure);
    CHECK(figure->process == "sh.1");
    CHECK(figure->name == "rss");
}

TEST_CASE("goal: what is no figure is left to be a step") {
    for (const char* condition :
         {"P: read 0x1000", "P.rss", "P.rss <=", "P.rss == 4", "P.rss<=4", "P.rss <= many", "4 <= P.rss",
          "P.rss <= 4 K", "P: buf = mmap(NULL, 4K, r)", "P: x = 4"}) {
        CAPTURE(std::string(condition));
        CHECK_FALSE(figureOf(condition));
    }
}

TEST_CASE("goal: comparisons hold as they are written") {
    struct Row {
        const char* written;
        bool below, same, above;
    };
    for (const Row& row :
         {Row{"=", false, true, false}, Row{"!=", true, false, true}, Row{"<", true, false, false},
          Row{"<=", true, true, false}, Row{">", false, false, true}, Row{">=", false, true, true}}) {
        CAPTURE(std::string(row.written));
        const auto figure = figureOf("free " + std::string(row.written) + " 4");
        REQUIRE(figure);
        CHECK(figure->holds(3) == row.below);
        CHECK(figure->holds(4) == row.same);
        CHECK(figure->holds(5) == row.above);
    }
}
