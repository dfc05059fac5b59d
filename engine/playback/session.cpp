#include "playback/session.h"

#include <algorithm>

#include "kernel/validator.h"
#include "playback/explainer.h"
#include "playback/foresight.h"
#include "playback/loader.h"
#include "playback/player.h"
#include "playback/snapshot_maker.h"
#include "scenario/parser.h"
#include "scenario/printer.h"

namespace pagewalk {
namespace {

constexpr uint32_t firstInterval = 16;
/// With more keyframes than this every second one goes, so that memory stays flat however long the text is.
constexpr size_t maximumKeyframes = 64;

uint32_t kindOf(FrameUse use) {
    switch (use) {
        case FrameUse::Free: return 0;
        case FrameUse::Anonymous: return 1;
        case FrameUse::PageCache: return 2;
        case FrameUse::Zero: return 3;
    }
    return 0;
}

constexpr uint32_t tableKind = 4;

/// Each frame's first owner among the processes, as its number + 1.
std::vector<uint32_t> ownersOf(const Machine& machine) {
    std::vector<uint32_t> owners(machine.frames.size() + 1);
    for (const Process& process : machine.processes) {
        for (const auto& [page, content] : process.space.anonymous.pages()) {
            if (!content.isInFrame()) continue;
            uint32_t& owner = owners[content.frame.value];
            if (owner == 0) owner = process.id + 1;
        }
    }
    return owners;
}

}  // namespace

void Session::load(std::string_view text) {
    Parsed parsed = parse(text);
    scenario_ = std::move(parsed.scenario);
    diagnostics_ = std::move(parsed.diagnostics);
    goal_ = readGoal(text);
    keyframes_.clear();
    outcomes_.clear();
    series_ = {};
    interval_ = firstInterval;
    position_ = 0;
    buildMachine(scenario_, kernel_, environment_);
    foresee(scenario_, kernel_);
    keepFrame();
}

std::string Session::printed() const { return print(scenario_); }

void Session::keepFrame() {
    keyframes_.insert_or_assign(position_, Keyframe{kernel_.machine, environment_});
    if (keyframes_.size() > maximumKeyframes) thinOut();
}

void Session::thinOut() {
    interval_ *= 2;
    std::erase_if(keyframes_, [this](const auto& frame) { return frame.first % interval_ != 0; });
}

void Session::restore(uint32_t position) {
    const auto after = keyframes_.upper_bound(position);
    const auto& [at, frame] = *std::prev(after);
    if (position_ <= position && position_ >= at) return;  // where we are is nearer
    kernel_.machine = frame.machine;
    environment_ = frame.environment;
    position_ = at;
}

void Session::advance() {
    StepOutcome outcome = play(scenario_.steps[position_], position_, kernel_, environment_);
    assertValid(kernel_.machine);
    if (position_ == outcomes_.size()) outcomes_.push_back(std::move(outcome));
    ++position_;
    if (position_ % interval_ == 0 && !keyframes_.contains(position_)) keepFrame();
}

void Session::goTo(uint32_t position) {
    const uint32_t target = std::min(position, stepCount());
    if (target == position_) return;
    restore(target);
    while (position_ < target) advance();
}

const StepOutcome& Session::outcome(uint32_t index) {
    if (index >= outcomes_.size()) goTo(index + 1);
    return outcomes_.at(index);
}

StepOutcome Session::outcomeWithEvents(uint32_t index) {
    goTo(index);
    kernel_.log.listen(StepOutcome::maximumEvents);
    StepOutcome outcome = play(scenario_.steps[index], index, kernel_, environment_);
    kernel_.log.stop();
    assertValid(kernel_.machine);
    outcome.events = kernel_.log.events();
    outcome.eventsOmitted = kernel_.log.omitted();
    for (const Process& process : kernel_.machine.processes) outcome.processNames.push_back(process.name);
    if (index == outcomes_.size()) {
        outcomes_.push_back(outcome);
        outcomes_.back().events.clear();
    }
    ++position_;
    return outcome;
}

Snapshot Session::snapshot(uint32_t position) {
    goTo(position);
    return takeSnapshot(kernel_.machine, environment_, position_);
}

std::vector<FrameWords> Session::frameWords(uint32_t position) {
    const Machine& now = machine(position);
    const std::vector<uint32_t> owners = ownersOf(now);
    std::vector<FrameWords> words;
    for (uint32_t number = 0; number <= now.frames.size(); ++number) {
        const FrameInfo& info = now.frames.at({number});
        const bool cache = info.use == FrameUse::PageCache;
        words.push_back({kindOf(info.use), info.mapCount, cache ? info.object : owners[number],
                         cache ? static_cast<uint32_t>(info.pageInObject) : 0});
    }
    for (const TableReserve::Table& table : now.tables.all()) {
        words.push_back(table.level == 0 ? FrameWords{0, 0, 0, 0}
                                         : FrameWords{tableKind, 0, table.owner + 1, table.level});
    }
    return words;
}

std::vector<uint8_t> Session::frameBytes(uint32_t position, FrameNumber frame) {
    const PhysicalMemory& memory = machine(position).hardware.memory;
    if (frame.value >= memory.frames()) return {};
    std::vector<uint8_t> bytes(memory.page().bytes());
    memory.read(memory.page().startOf(frame), bytes);
    return bytes;
}

const Series& Session::series() {
    if (!series_.minor.empty()) return series_;
    for (uint32_t position = 0; position <= stepCount(); ++position) series_.append(machine(position));
    return series_;
}

Session::Answer Session::ask(uint32_t position, const std::string& process, const std::string& address) {
    goTo(position);
    const auto known = environment_.processes.find(process);
    if (known == environment_.processes.end()) return {.mistake = "there is no process '" + process + "' here"};
    Answer answer;
    const auto operand = parseAddress(address, environment_, answer.mistake);
    if (!operand) return answer;
    const auto number = resolve(*operand, environment_, kernel_.machine, known->second);
    if (!number) return {.mistake = process + " has no region " + operand->name};
    answer.good = true;
    answer.explanation = explain(kernel_.machine, known->second, {*number});
    return answer;
}

}  // namespace pagewalk
