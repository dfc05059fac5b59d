#include "playback/expectation_check.h"

#include "scenario/expectation_parser.h"

namespace pagewalk {
namespace {

using Kind = Expectation::Kind;

bool sameValue(const std::string& expected, const std::vector<uint8_t>& actual) {
    const size_t longest = std::max(expected.size(), actual.size());
    for (size_t i = 0; i < longest; ++i) {
        const auto wanted = i < expected.size() ? static_cast<uint8_t>(expected[i]) : uint8_t{0};
        const auto found = i < actual.size() ? actual[i] : uint8_t{0};
        if (wanted != found) return false;
    }
    return true;
}

bool valueMet(const Expectation& expectation, const StepOutcome& outcome) {
    if (outcome.result != StepResult::Ok) return false;
    if (outcome.value) return sameValue(expectation.value.bytes, *outcome.value);
    if (!outcome.returns) return false;
    std::vector<uint8_t> returned;
    for (unsigned i = 0; i < 8; ++i) returned.push_back(static_cast<uint8_t>(*outcome.returns >> (8 * i)));
    return sameValue(expectation.value.bytes, returned);
}

bool counted(const Expectation& expectation, uint64_t count) {
    return expectation.number ? count == *expectation.number : count != 0;
}

/// The frame at a place of another process now; nothing when nothing is mapped there.
std::optional<FrameNumber> frameAt(const Expectation& expectation, const Machine& machine,
                                   const Environment& environment) {
    const auto process = environment.processes.find(expectation.word);
    if (process == environment.processes.end() || !machine.processes[process->second].alive)
        return std::nullopt;
    const auto address = resolve(expectation.address, environment, machine, process->second);
    if (!address) return std::nullopt;
    const PageTableEntry entry =
        machine.viewOf(machine.processes[process->second]).get({machine.page().roundDown(*address)});
    return entry.mapped() ? std::optional(entry.frame) : std::nullopt;
}

bool met(const Expectation& expectation, const Machine& machine, const Environment& environment,
         const StepOutcome& outcome) {
    const auto served = [&](FaultKind kind) { return outcome.counts.served[static_cast<size_t>(kind)] != 0; };
    const auto lastFrame = [&]() -> std::optional<FrameNumber> {
        return outcome.translations.empty() ? std::nullopt : std::optional(outcome.translations.back().frame);
    };
    switch (expectation.kind) {
        case Kind::Ok: return outcome.result == StepResult::Ok;
        case Kind::Value: return valueMet(expectation, outcome);
        case Kind::Signal: return expectation.word == signalName(outcome.signal);
        case Kind::SignalCode: return expectation.word == signalCodeName(outcome.signal);
        case Kind::Error: return expectation.word == outcome.error;
        case Kind::Minor: return counted(expectation, outcome.minor);
        case Kind::Major: return counted(expectation, outcome.major);
        case Kind::TlbHit: return outcome.tlbHits != 0;
        case Kind::TlbMiss: return outcome.tlbMisses != 0;
        case Kind::CopyOnWrite: return served(FaultKind::CopyOnWrite);
        case Kind::ZeroPage: return served(FaultKind::ZeroPage);
        case Kind::SwapIn: return served(FaultKind::SwapIn);
        case Kind::SwapOut: return outcome.counts.swappedOut != 0;
        case Kind::StackGrowth: return outcome.counts.stackGrown != 0;
        case Kind::Evict: return outcome.counts.evicted != 0;
        case Kind::Frame: return lastFrame() && lastFrame()->value == *expectation.number;
        case Kind::SameFrame: return lastFrame() && frameAt(expectation, machine, environment) == lastFrame();
        case Kind::OtherFrame: return lastFrame() && frameAt(expectation, machine, environment) != lastFrame();
    }
    return false;
}

}  // namespace

void checkExpectations(const Step& step, const Machine& machine, const Environment& environment,
                       StepOutcome& outcome) {
    for (const Expectation& expectation : step.expectations) {
        const bool good = met(expectation, machine, environment, outcome);
        outcome.expectations.push_back({expectationText(expectation), good, describe(outcome)});
    }
}

}  // namespace pagewalk
