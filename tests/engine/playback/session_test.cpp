// Any position, from anywhere: the answer never depends on the way there.
#include "playback/session.h"

#include <doctest/doctest.h>

#include "../support/texts.h"

using namespace pagewalk;
using namespace pagewalk::testing;

namespace {

std::vector<uint64_t> hashesOf(const std::string& text) {
    Session session;
    session.load(text);
    std::vector<uint64_t> hashes;
    for (uint32_t position = 0; position <= session.stepCount(); ++position)
        hashes.push_back(session.hash(position));
    return hashes;
}

}  // namespace

TEST_CASE("session: seeking in any order gives the state of playing straight") {
    for (uint64_t seed = 1; seed <= 8; ++seed) {
        Chance chance(seed);
        const std::string text =
            makeUp(chance, {.frames = seed % 2 == 0 ? 200U : 24U, .faultAround = seed % 2 == 0, .steps = 150});
        const std::vector<uint64_t> straight = hashesOf(text);
        Session session;
        session.load(text);
        for (int i = 0; i < 300; ++i) {
            const auto position = static_cast<uint32_t>(chance.below(straight.size()));
            switch (chance.below(5)) {
                case 0: session.snapshot(position); break;
                case 1: session.ask(position, "A", "0x602000"); break;
                case 2:
                    if (position < session.stepCount()) session.outcomeWithEvents(position);
                    break;
                case 3: session.frameWords(position); break;
                default: break;
            }
            CAPTURE(seed);
            REQUIRE(session.hash(position) == straight[position]);
        }
    }
}

TEST_CASE("session: an outcome is the same, with events or without, first or later") {
    Chance chance(77);
    const std::string text = makeUp(chance, {.steps = 100});
    Session forwards;
    Session backwards;
    forwards.load(text);
    backwards.load(text);
    REQUIRE(forwards.stepCount() > 60);
    for (uint32_t index = backwards.stepCount(); index-- > 0;) {
        const StepOutcome heard = backwards.outcomeWithEvents(index);
        REQUIRE(describe(heard) == describe(forwards.outcome(index)));
        REQUIRE(heard.translations.size() == forwards.outcome(index).translations.size());
    }
}

TEST_CASE("session: positions beyond the end mean the end") {
    Session session;
    session.load(twoProcesses);
    CHECK(session.snapshot(UINT32_MAX).position == session.stepCount());
    CHECK(session.hash(1000) == session.hash(session.stepCount()));
}

TEST_CASE("session: asking changes nothing") {
    Session session;
    session.load(everything);
    for (uint32_t position = 0; position <= session.stepCount(); ++position) {
        const uint64_t before = session.hash(position);
        for (const char* address :
             {"0x602010", "[stack]", "0xffff800000001000", "buf", "0x800000", "nonsense"}) {
            session.ask(position, "A", address);
            session.ask(position, "nobody", address);
            REQUIRE(session.hash(position) == before);
        }
    }
}

TEST_CASE("session: what an answer foretells is what happens") {
    for (uint64_t seed = 31; seed <= 40; ++seed) {
        Chance chance(seed);
        const std::string text = makeUp(chance, {.acrossPages = false, .steps = 100});
        Session session;
        session.load(text);
        for (uint32_t index = 0; index < session.stepCount(); ++index) {
            const auto* access = std::get_if<AccessStep>(&session.scenario().steps[index].action);
            const bool single =
                access != nullptr && !access->sweep && access->address.base == Operand::Base::Integer;
            if (!single) continue;
            const std::string process = session.scenario().steps[index].process;
            const Session::Answer answer = session.ask(index, process, std::to_string(access->address.value));
            const StepOutcome outcome = session.outcome(index);
            // Ended, or suspended by vfork: the step is not played, whatever an access would do.
            if (!answer.good || outcome.error == "ESRCH" || outcome.error == "EAGAIN") continue;
            const WouldDo& would = access->access == Access::Read    ? answer.explanation.read
                                   : access->access == Access::Write ? answer.explanation.write
                                                                     : answer.explanation.execute;
            CAPTURE(outcome.text);
            CAPTURE(text);
            REQUIRE((would.result == "ok") == (outcome.result == StepResult::Ok));
            REQUIRE(would.minor == outcome.minor);
            REQUIRE(would.major == outcome.major);
        }
    }
}

// Each keyframe that still stands holds on to the bytes of a frame that was written before it and never since, and
// every step changes a neighbour of that frame, so that none of them shares the frame's chunk. So the number of
// holders is the number of keyframes, give or take the machine itself and a copy that is on its way.
TEST_CASE("session: keyframes thin out, so that a long text does not take memory without end") {
    std::string text =
        "machine x86-64\n  frames 64\nprocess A\n  00600000-00620000 rw-p 00000000\nA: write 0x600000 1\n";
    for (int i = 0; i < 3000; ++i)
        text += "A: write 0x60" + std::to_string(1 + i % 9) + "000 " + std::to_string(i % 200) + "\n";
    Session session;
    session.load(text);
    const auto holders = [&](uint32_t position) {
        return session.machine(position).hardware.memory.content({1}).use_count();
    };
    CHECK(holders(160) >= 5);
    const auto atTheEnd = holders(3001);
    CHECK(atTheEnd >= 16);
    CHECK(atTheEnd <= 68);
    const uint64_t hash = session.hash(1777);
    Session other;
    other.load(text);
    CHECK(other.hash(1777) == hash);
}

TEST_CASE("session: loading again forgets what was") {
    Session session;
    session.load(everything);
    session.hash(100);
    session.load(twoProcesses);
    Session fresh;
    fresh.load(twoProcesses);
    for (uint32_t position = 0; position <= fresh.stepCount(); ++position) {
        CHECK(session.hash(position) == fresh.hash(position));
    }
}

TEST_CASE("session: series have a value a position, and end where the snapshot is") {
    Session session;
    session.load(forkAndCopy);
    const Series& series = session.series();
    CHECK(series.minor.size() == session.stepCount() + 1);
    const Snapshot end = session.snapshot(session.stepCount());
    double minor = 0;
    for (const ProcessSnapshot& process : end.processes) minor += static_cast<double>(process.minor);
    CHECK(series.minor.back() == minor);
    CHECK(series.usedFrames.back() == end.frames - end.freeFrames);
    CHECK(series.named("tlb_hits") == &series.tlbHits);
    CHECK(series.named("nonsense") == nullptr);
}

TEST_CASE("session: the samples do what their expectations say") {
    for (const std::string_view text : {twoProcesses, forkAndCopy}) {
        Session session;
        session.load(text);
        CHECK(session.diagnostics().empty());
        for (uint32_t index = 0; index < session.stepCount(); ++index) {
            for (const ExpectationReport& expectation : session.outcome(index).expectations) {
                CAPTURE(session.outcome(index).text);
                CAPTURE(expectation.text);
                CHECK(expectation.met);
            }
        }
    }
}
