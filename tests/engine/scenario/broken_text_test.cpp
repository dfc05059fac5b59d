// Whatever a person types: a diagnostic or a run, never a crash. Bounded by counts, never by a clock.
#include <doctest/doctest.h>

#include "../support/texts.h"
#include "playback/session.h"

using namespace pagewalk;
using namespace pagewalk::testing;

namespace {

/// A few bytes changed, added, doubled or taken out.
std::string damaged(std::string text, Chance& chance) {
    const uint64_t edits = 1 + chance.below(4);
    for (uint64_t i = 0; i < edits && !text.empty(); ++i) {
        const size_t at = chance.below(text.size());
        const size_t length = 1 + chance.below(12);
        switch (chance.below(5)) {
            case 0: text[at] = static_cast<char>(chance.below(256)); break;
            case 1: text.erase(at, length); break;
            case 2: text.insert(at, text.substr(chance.below(text.size()), length)); break;
            case 3: text.insert(at, 1, std::string_view("\n \"#:()=>|0[]-")[chance.below(14)]); break;
            default: text[at] = std::string_view("0123456789abcdefKMG")[chance.below(19)]; break;
        }
    }
    return text;
}

/// A sweep may be long by right; here it would only take time.
bool cheap(const Scenario& scenario) {
    uint64_t accesses = 0;
    for (const Step& step : scenario.steps) {
        const auto* access = std::get_if<AccessStep>(&step.action);
        if (access == nullptr) continue;
        if (access->sweep)
            accesses += (access->sweep->end.value - access->address.value) / access->sweep->stride;
        accesses += access->size / 4096;
    }
    return accesses < 5000 && scenario.machine.frames <= 4096 && scenario.machine.tlb.entries <= 1024;
}

void checkPlaces(const std::string& text, const Diagnostics& diagnostics) {
    const auto lines = static_cast<uint32_t>(std::count(text.begin(), text.end(), '\n') + 1);
    for (const Diagnostic& diagnostic : diagnostics) {
        REQUIRE(diagnostic.where.line >= 1);
        REQUIRE(diagnostic.where.line <= lines);
        REQUIRE(diagnostic.where.column >= 1);
        REQUIRE_FALSE(diagnostic.message.empty());
    }
}

}  // namespace

TEST_CASE("broken text: five thousand damaged samples give a diagnostic or a run") {
    Chance chance(2024);
    unsigned played = 0;
    unsigned refused = 0;
    for (int i = 0; i < 5000; ++i) {
        const std::string text = damaged(std::string(chance.of(samples)), chance);
        CAPTURE(text);
        Session session;
        session.load(text);
        checkPlaces(text, session.diagnostics());
        ++(session.diagnostics().empty() ? played : refused);
        if (!cheap(session.scenario())) continue;
        session.hash(session.stepCount());
    }
    CHECK(played > 200);
    CHECK(refused > 2000);
}

TEST_CASE("broken text: bytes of any kind") {
    Chance chance(9);
    for (int i = 0; i < 500; ++i) {
        std::string text;
        for (uint64_t k = chance.below(300); k > 0; --k) text += static_cast<char>(chance.below(256));
        Session session;
        session.load(text);
        checkPlaces(text, session.diagnostics());
    }
}

TEST_CASE("broken text: every beginning of a sample") {
    for (size_t length = 0; length < everything.size(); ++length) {
        Session session;
        session.load(everything.substr(0, length));
        session.hash(session.stepCount());
    }
}
