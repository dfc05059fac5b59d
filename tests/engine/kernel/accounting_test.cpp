// The books are right after anything that a scenario can do, with plenty of memory and with hardly any.
#include <doctest/doctest.h>

#include "../support/texts.h"
#include "kernel/validator.h"
#include "playback/loader.h"
#include "playback/player.h"
#include "scenario/parser.h"

using namespace pagewalk;
using namespace pagewalk::testing;

namespace {

void playAndAudit(uint64_t seed, const Flavour& flavour) {
    Chance chance(seed);
    const std::string text = makeUp(chance, flavour);
    const Parsed parsed = parse(text);
    CAPTURE(text);
    CAPTURE(seed);
    REQUIRE(parsed.diagnostics.empty());
    Kernel kernel;
    Environment environment;
    buildMachine(parsed.scenario, kernel, environment);
    REQUIRE(violations(kernel.machine) == std::vector<std::string>{});
    for (uint32_t index = 0; index < parsed.scenario.steps.size(); ++index) {
        const StepOutcome outcome = play(parsed.scenario.steps[index], index, kernel, environment);
        const auto wrong = violations(kernel.machine);
        CAPTURE(outcome.text);
        REQUIRE((wrong.empty() ? "" : wrong.front()) == std::string());
    }
}

}  // namespace

TEST_CASE("accounting: every count equals a full recount after each step, with memory to spare") {
    for (uint64_t seed = 1; seed <= 60; ++seed) playAndAudit(seed, {.frames = 200});
}

TEST_CASE("accounting: the same while pages are taken back") {
    for (uint64_t seed = 101; seed <= 160; ++seed) playAndAudit(seed, {.frames = 24, .faultAround = false});
}

TEST_CASE("accounting: the same while processes are killed for memory") {
    for (uint64_t seed = 201; seed <= 260; ++seed)
        playAndAudit(seed, {.frames = 8, .faultAround = false, .acrossPages = false, .steps = 80});
}

TEST_CASE("accounting: the same under every policy, with swap, and calls that move pages") {
    for (uint64_t seed = 301; seed <= 420; ++seed)
        playAndAudit(seed, {.frames = 12, .faultAround = false, .steps = 120, .swapPages = 40});
    for (uint64_t seed = 501; seed <= 540; ++seed)
        playAndAudit(seed, {.frames = 9, .steps = 120, .swapPages = 12});
}
