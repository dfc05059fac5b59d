// Page tables are a cache of regions and objects: thrown away at any moment, nothing that a program can see is lost.
#include <doctest/doctest.h>

#include "../support/texts.h"
#include "kernel/paging.h"
#include "kernel/validator.h"
#include "playback/loader.h"
#include "playback/player.h"
#include "scenario/parser.h"

using namespace pagewalk;
using namespace pagewalk::testing;

namespace {

/// A machine that plays a scenario, with the names that its steps bind.
struct Run {
    explicit Run(const Scenario& scenario) { buildMachine(scenario, kernel, environment); }
    Kernel kernel;
    Environment environment;
};

void dropTablesAndTlb(Kernel& kernel) {
    const AddressRange everything{{0}, kernel.machine.hardware.format.userEnd()};
    for (Process& process : kernel.machine.processes) {
        if (process.alive && process.ownsMemory()) unmapPages(kernel, process, everything);
    }
    kernel.machine.hardware.tlb.flushAll();
}

/// What the program sees of a step: faults may be more, tables other ones, but not this.
std::string seen(const StepOutcome& outcome) {
    std::string text = outcome.text + " | " + stepResultName(outcome.result) + " " +
                       signalName(outcome.signal) + " " + signalCodeName(outcome.signal) + " " +
                       std::to_string(outcome.signalAddress) + " " + outcome.error;
    if (outcome.value) text += " value " + littleEndianHex(*outcome.value);
    if (outcome.returns) text += " returns " + std::to_string(*outcome.returns);
    return text;
}

/// The bytes at a page of a process, from the object and not through any table.
PageBytes contentAt(const Machine& machine, const Process& process, const Region& region, VirtualAddress page) {
    if (const AnonymousPage* own = process.space.anonymous.find(machine.page().pageOf(page))) {
        return machine.hardware.memory.content(own->frame);
    }
    if (region.anonymous()) return nullptr;
    const FileObject& file = machine.objects[region.object];
    const uint64_t index = region.pageInObject(page, machine.page());
    const CachedPage* placed = file.placed(index);
    return placed != nullptr ? machine.hardware.memory.content(placed->frame) : file.stored(index);
}

void checkSameMemory(const Machine& plain, const Machine& dropped) {
    REQUIRE(plain.processes.size() == dropped.processes.size());
    for (size_t id = 0; id < plain.processes.size(); ++id) {
        const Process& a = plain.processes[id];
        const Process& b = dropped.processes[id];
        REQUIRE(a.alive == b.alive);
        REQUIRE(a.space.regions() == b.space.regions());
        for (const Region& region : a.space.regions()) {
            for (VirtualAddress page = region.range.start; page < region.range.end;
                 page = page + plain.page().bytes()) {
                REQUIRE(sameBytes(contentAt(plain, a, region, page), contentAt(dropped, b, region, page)));
            }
        }
    }
}

void playTwice(uint64_t seed, const std::string& text, uint64_t dropOnceIn) {
    CAPTURE(text);
    CAPTURE(seed);
    const Parsed parsed = parse(text);
    REQUIRE(parsed.diagnostics.empty());
    Run plain(parsed.scenario);
    Run dropping(parsed.scenario);
    Chance chance(seed);
    for (uint32_t index = 0; index < parsed.scenario.steps.size(); ++index) {
        if (chance.once(dropOnceIn)) dropTablesAndTlb(dropping.kernel);
        const Step& step = parsed.scenario.steps[index];
        const StepOutcome expected = play(step, index, plain.kernel, plain.environment);
        const StepOutcome outcome = play(step, index, dropping.kernel, dropping.environment);
        REQUIRE(seen(outcome) == seen(expected));
    }
    checkSameMemory(plain.kernel.machine, dropping.kernel.machine);
    const auto wrong = violations(dropping.kernel.machine);
    REQUIRE((wrong.empty() ? "" : wrong.front()) == std::string());
}

}  // namespace

TEST_CASE("tables are a cache: dropped now and then in the middle of a scenario, the same answers") {
    for (uint64_t seed = 1; seed <= 60; ++seed) {
        Chance chance(seed);
        playTwice(seed, makeUp(chance, {.steps = 80}), 8);
    }
}

TEST_CASE("tables are a cache: dropped before every step, the same answers") {
    for (uint64_t seed = 501; seed <= 530; ++seed) {
        Chance chance(seed);
        playTwice(seed, makeUp(chance, {.steps = 80}), 1);
    }
}

TEST_CASE("tables are a cache: the same for the samples") {
    for (const std::string_view text : {twoProcesses, forkAndCopy}) playTwice(1, std::string(text), 1);
}
