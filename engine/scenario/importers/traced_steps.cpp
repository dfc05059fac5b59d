#include "scenario/importers/traced_steps.h"

#include <set>

#include "scenario/operand_parser.h"

namespace pagewalk::importing {
namespace {

std::set<std::string> usedNames(const std::vector<Step>& steps) {
    std::set<std::string> used;
    const auto note = [&used](const Operand& operand) {
        if (operand.base == Operand::Base::Name) used.insert(operand.name);
    };
    for (const Step& step : steps) {
        if (const auto* access = std::get_if<AccessStep>(&step.action)) note(access->address);
        const auto* call = std::get_if<CallStep>(&step.action);
        if (call == nullptr) continue;
        for (const Argument& argument : call->arguments) {
            if (const auto* operand = std::get_if<Operand>(&argument)) note(*operand);
        }
    }
    return used;
}

}  // namespace

Expectation valueIs(uint64_t value) {
    Expectation expectation;
    if (value == 0) return expectation;
    expectation.kind = Expectation::Kind::Value;
    unsigned width = 1;
    while (width < 8 && value >> (8 * width) != 0) width *= 2;
    expectation.value = {false, littleEndian(value, width)};
    return expectation;
}

Expectation errorIs(const std::string& name) {
    Expectation expectation;
    expectation.kind = Expectation::Kind::Error;
    expectation.word = name;
    return expectation;
}

void TracedSteps::add(const std::string& process, CallStep call, Expectation expectation,
                      std::optional<size_t> file) {
    Step step;
    step.process = process;
    step.action = std::move(call);
    step.expectations.push_back(std::move(expectation));
    entries_.push_back({std::move(step), file});
}

void TracedSteps::add(const std::string& process, AccessStep access, Expectation expectation) {
    Step step;
    step.process = process;
    step.action = std::move(access);
    step.expectations.push_back(std::move(expectation));
    entries_.push_back({std::move(step), {}});
}

std::vector<Step> TracedSteps::finish(TracedFiles& files) {
    std::vector<Step> steps;
    for (Entry& entry : entries_) {
        if (entry.file && !files.file(*entry.file).mapped) {
            leaveOut(std::get<CallStep>(entry.step.action).name);
        } else {
            steps.push_back(std::move(entry.step));
        }
    }
    const auto used = usedNames(steps);
    for (Step& step : steps) {
        auto* call = std::get_if<CallStep>(&step.action);
        if (call != nullptr && call->name != "fork" && !used.contains(call->result)) call->result.clear();
    }
    return steps;
}

}  // namespace pagewalk::importing
