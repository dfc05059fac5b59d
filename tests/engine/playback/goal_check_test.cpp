// Whether a text brings about what a goal asks for, and what is said where it does not.
#include "playback/goal_check.h"

#include <doctest/doctest.h>

using namespace pagewalk;

namespace {

const std::string text = R"(machine x86-64
  frames 8
  swap 4
process A
  00600000-00604000 rw-p 00000000 [heap]
process B.1
  00600000-00604000 rw-p 00000000 [heap]

A: write 0x600000 "a"
A: read 0x600000
A: read 0x601000
B.1: write 0x600000 "b"
)";

GoalReport check(const std::vector<std::string>& conditions, const std::string& played = text) {
    std::string head = "# Goal: do it.\n";
    for (const std::string& condition : conditions) head += "# Reached when: " + condition + "\n";
    const auto goal = readGoal(head);
    REQUIRE(goal);
    GoalReport report = checkGoal(played, *goal);
    REQUIRE(report.conditions.size() == conditions.size());
    return report;
}

ConditionReport checkOne(const std::string& condition, const std::string& played = text) {
    return check({condition}, played).conditions.front();
}

}  // namespace

TEST_CASE("goal check: figures of a process and of the machine, at the text's end") {
    for (const char* condition : {"A.minor = 2", "A.major = 0", "A.rss = 4K", "A.pss = 4K", "A.vsz = 16K",
                                  "A.regions = 1", "B.1.minor = 1", "free = 6", "swap = 0", "minor = 3",
                                  "major = 0", "translations = 4", "tlb-hits = 1", "tlb-misses = 3"}) {
        const GoalReport report = check({condition});
        CAPTURE(std::string(condition));
        CAPTURE(report.conditions.front().actual);
        CHECK(report.reached);
        CHECK(report.conditions.front().mistake.empty());
    }
}

TEST_CASE("goal check: what a figure is instead") {
    const GoalReport report = check({"A.rss <= 8K", "A.minor >= 3"});
    CHECK_FALSE(report.reached);
    CHECK(report.sentence == "do it.");
    CHECK(report.conditions[0].met);
    CHECK_FALSE(report.conditions[1].met);
    CHECK(report.conditions[1].text == "A.minor >= 3");
    CHECK(report.conditions[1].actual == "2");
}

TEST_CASE("goal check: an answer is told as its condition is written") {
    CHECK(checkOne("A.rss <= 2K").actual == "4K");
    CHECK(checkOne("A: read 0x600000 => 98").actual.starts_with("ok, \"a\" (0x61)"));
    CHECK(checkOne("A: read 0x603000 => 1").actual.starts_with("ok, 0x0"));
    CHECK(checkOne("A: munmap(0x602000, 4K) => 1").actual == "ok, 0");
    CHECK(checkOne("A: mmap(0x700000, 4K, rw, private|anon) => 1").actual == "ok, 0x700000");
    CHECK(checkOne("A: mmap(0x7000, 4K, rw, private|anon|fixed) => 1").actual == "ok, 0x7000");
}

TEST_CASE("goal check: pages in swap are counted in slots") {
    const std::string swapped = text + "A: madvise(0x600000, 4K, MADV_PAGEOUT)\n";
    CHECK(checkOne("swap = 1", swapped).met);
    CHECK(checkOne("A.rss = 0", swapped).met);
}

TEST_CASE("goal check: a figure that there is not, a process that there is not") {
    CHECK(checkOne("A.size >= 0").mistake == "unknown figure 'size'");
    CHECK(checkOne("frames >= 0").mistake == "unknown figure 'frames'");
    CHECK(checkOne("free-frames >= 0").mistake == "unknown figure 'free-frames'");
    const ConditionReport nobody = checkOne("C.rss >= 0");
    CHECK_FALSE(nobody.met);
    CHECK(nobody.mistake.empty());  // the reader may be the one to bring C about
    CHECK(nobody.actual == "there is no process 'C'");
}

TEST_CASE("goal check: steps are played behind the text, in their order") {
    CHECK(check({"A: write 0x602000 \"n\" => minor=1", "A: read 0x602000 => \"n\", minor=0"}).reached);
    const GoalReport report = check({"A: read 0x602000 => \"n\"", "A: write 0x602000 \"n\" => cow"});
    CHECK_FALSE(report.reached);
    CHECK_FALSE(report.conditions[0].met);
    CHECK(report.conditions[0].actual == "ok, 0x0, minor=1, zero-page, frame=0");
    CHECK(report.conditions[1].met);
}

TEST_CASE("goal check: figures are those before the goal's own steps, wherever they stand") {
    const GoalReport report =
        check({"A: write 0x602000 \"n\" => minor=1", "A.minor = 2", "A: read 0x603000 => minor=1"});
    CHECK(report.reached);
}

TEST_CASE("goal check: names that the text has bound, and names that the goal binds") {
    const std::string bound = text + "A: buf = mmap(NULL, 8K, rw, private|anon)";  // and no line end
    CHECK(checkOne("A: write buf+4K 1 => minor=1", bound).met);
    CHECK(check({"A: more = mmap(NULL, 4K, rw, private|anon) => ok", "A: read more => zero-page"}).reached);
}

TEST_CASE("goal check: a step without expectations is met by being played") {
    CHECK(checkOne("A: read 0x600000").met);
    CHECK(checkOne("A: read 0x700000").met);
}

TEST_CASE("goal check: all expectations of a step have to hold") {
    CHECK(checkOne("A: read 0x600000 => \"a\", minor=0").met);
    CHECK_FALSE(checkOne("A: read 0x600000 => \"a\", minor=1").met);
}

TEST_CASE("goal check: a condition that is neither figure nor step") {
    for (const char* condition :
         {"A.rss == 4K", "be good", "C: read 0x600000", "A: read buf", "A: read 0x600000 => good"}) {
        const GoalReport report = check({condition});
        CAPTURE(std::string(condition));
        CHECK_FALSE(report.reached);
        CHECK_FALSE(report.conditions.front().met);
        CHECK_FALSE(report.conditions.front().mistake.empty());
    }
}

TEST_CASE("goal check: a bad step leaves the ones before it and the figures") {
    const GoalReport report = check({"A: read 0x600000 => \"a\"", "A: red 0x600000", "A.minor = 2"});
    CHECK(report.conditions[0].met);
    CHECK_FALSE(report.conditions[1].mistake.empty());
    CHECK(report.conditions[2].met);
    CHECK_FALSE(report.reached);
}

TEST_CASE("goal check: each mistake is its own, and a good step behind a bad one cannot be played") {
    const GoalReport report = check({"C: read 0x600000", "A.minor = 2", "A: read 0x600000", "A: red 0x600000"});
    CHECK(report.conditions[0].mistake == "there is no process 'C'");
    CHECK(report.conditions[1].met);
    CHECK(report.conditions[2].mistake == "a condition above it is no step");
    CHECK(report.conditions[3].mistake == "unknown operation 'red'");
}

TEST_CASE("goal check: where the text has an error nothing is met") {
    const GoalReport report = check({"A.minor >= 0", "A: read 0x600000"}, text + "A: red 0x600000\n");
    CHECK_FALSE(report.reached);
    for (const ConditionReport& condition : report.conditions) {
        CHECK_FALSE(condition.met);
        CHECK(condition.mistake == "the text has an error in line 13");
    }
}

TEST_CASE("goal check: without conditions it is never reached") {
    const auto goal = readGoal("# Goal: think.\n");
    REQUIRE(goal);
    CHECK_FALSE(checkGoal(text, *goal).reached);
}

TEST_CASE("goal check: a text of no line at all") {
    CHECK_FALSE(check({"A: read 0x600000", "A.rss >= 0"}, "").reached);
    CHECK(check({"free >= 1"}, "").reached);
}
