#include "playback/foresight.h"

#include <doctest/doctest.h>

#include <array>
#include <string>

#include "../support/chance.h"
#include "../support/texts.h"
#include "playback/session.h"

using namespace pagewalk;
using namespace pagewalk::testing;

namespace {

std::string beladyText(const std::string& policy, unsigned frames, const std::string& architecture = "x86-64") {
    std::string text = "machine " + architecture + "\n  frames " + std::to_string(frames) + "\n  replace " +
                       policy +
                       "\nfile /data 24K\n  cold\nprocess A\n  00010000-00016000 r--p 00000000 /data\n\n";
    for (const char page : std::string("123412512345")) text += std::string("A: read 0x1") + page + "000\n";
    return text;
}

uint64_t majorFaults(const std::string& text) {
    Session session;
    session.load(text);
    REQUIRE(session.diagnostics().empty());
    uint64_t count = 0;
    for (uint32_t index = 0; index < session.stepCount(); ++index) count += session.outcome(index).major;
    return count;
}

constexpr std::array<std::string_view, 12> policies{"fifo", "lru",    "clock", "nru", "aging", "lfu",
                                                    "mru",  "random", "opt",   "arc", "2q",    "linux"};

}  // namespace

TEST_CASE("foresight: a scenario's own future is known to opt") {
    CHECK(majorFaults(beladyText("opt", 3)) == 7);
    CHECK(majorFaults(beladyText("opt", 4)) == 6);
    CHECK(majorFaults(beladyText("fifo", 3)) == 9);
    CHECK(majorFaults(beladyText("fifo", 4)) == 10);
}

TEST_CASE("foresight: the rehearsal stays within what small entries can name") {
    CHECK(majorFaults(beladyText("opt", 3, "custom\n  split 10/10/12")) == 7);
    CHECK(majorFaults(beladyText("opt", 4, "custom\n  split 10/10/12")) == 6);
}

TEST_CASE("foresight: private pages of a fork are foreseen by all who have them") {
    // The page that only the child wants again must not go while the parent's other page, which nobody wants, is there.
    const std::string text = R"(machine x86-64
  frames 2
  swap 8
  replace opt
process A
  00600000-00604000 rw-p 00000000 [heap]

A: write 0x600000 1
A: write 0x601000 2
A: B = fork()
A: write 0x602000 3   => swap-out
B: read 0x600000      => 1, major=0
)";
    Session session;
    session.load(text);
    REQUIRE(session.diagnostics().empty());
    for (uint32_t index = 0; index < session.stepCount(); ++index) {
        for (const ExpectationReport& expectation : session.outcome(index).expectations) {
            CAPTURE(session.outcome(index).text);
            CHECK(expectation.met);
        }
    }
}

TEST_CASE("foresight: the rehearsal goes by the machine's own overcommit limit") {
    const std::string text = R"(machine x86-64
  frames 4
  overcommit never
  replace opt
process A
  00600000-00601000 rw-p 00000000 [heap]

A: mmap(NULL, 64K, rw, private|anon)   => ENOMEM
)";
    Session session;
    session.load(text);
    CHECK(session.outcome(0).expectations.at(0).met);
}

TEST_CASE("foresight: whatever the policy, a position is the same machine from both sides") {
    for (const std::string_view policy : policies) {
        CAPTURE(policy);
        Chance chance(5);
        std::string text = makeUp(chance, {.frames = 10, .faultAround = false, .steps = 60});
        text.insert(text.find('\n') + 1, "  swap 40\n  replace " + std::string(policy) + "\n");
        Session session;
        session.load(text);
        REQUIRE(session.diagnostics().empty());
        const uint64_t middle = session.hash(40);
        const Machine machine = session.machine(40);
        session.hash(session.stepCount());
        CHECK(session.hash(40) == middle);
        CHECK(session.machine(40) == machine);
    }
}
