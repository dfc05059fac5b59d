#include "playback/step_outline.h"

#include "scenario/expectation_parser.h"
#include "scenario/printer.h"

namespace pagewalk {
namespace {

/// The words of a step's kind and operation.
struct Namer {
    StepOutline& outline;
    void name(const char* kind, std::string op) const {
        outline.kind = kind;
        outline.op = std::move(op);
    }
    void operator()(const AccessStep& step) const { name("access", accessName(step.access)); }
    void operator()(const CallStep& step) const { name("call", step.name); }
    void operator()(const SwitchStep&) const { name("switch", "switch"); }
    void operator()(const NoteStep&) const { name("note", "note"); }
    void operator()(const SysctlStep& step) const { name("sysctl", step.name); }
};

}  // namespace

StepOutline outlineOf(const Step& step, uint32_t index) {
    StepOutline outline;
    outline.index = index;
    outline.line = step.line;
    outline.process = step.process;
    outline.text = stepText(step);
    std::visit(Namer{outline}, step.action);
    for (const Expectation& expectation : step.expectations)
        outline.expectations.push_back(expectationText(expectation));
    return outline;
}

std::vector<StepOutline> outlineOf(const Scenario& scenario) {
    std::vector<StepOutline> outlines;
    for (const Step& step : scenario.steps)
        outlines.push_back(outlineOf(step, static_cast<uint32_t>(outlines.size())));
    return outlines;
}

}  // namespace pagewalk
