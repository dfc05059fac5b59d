#include "playback/player.h"

#include <algorithm>

#include "base/errno.h"
#include "kernel/access.h"
#include "kernel/scheduler.h"
#include "playback/call_player.h"
#include "playback/expectation_check.h"
#include "playback/step_outline.h"
#include "scenario/limits.h"

namespace pagewalk {
namespace {

void fail(StepOutcome& outcome, Errno error) {
    outcome.result = StepResult::Error;
    outcome.error = errnoName(error);
}

void addTranslations(StepOutcome& outcome, const std::vector<Translation>& translations, PageSize page) {
    for (const Translation& translation : translations) {
        if (outcome.translations.size() >= StepOutcome::maximumTranslations) {
            ++outcome.translationsOmitted;
            continue;
        }
        outcome.translations.push_back(
            {translation.page, page.frameOf(translation.physical), translation.physical});
    }
}

class StepPlayer {
  public:
    StepPlayer(Kernel& kernel, Environment& environment, StepOutcome& outcome, ProcessId process)
        : kernel_(kernel), environment_(environment), outcome_(outcome), process_(process) {}

    void operator()(const AccessStep& step) {
        const auto start = resolve(step.address, environment_, kernel_.machine, process_);
        const auto end = step.sweep ? resolve(step.sweep->end, environment_, kernel_.machine, process_) : start;
        if (!start || !end) return fail(outcome_, Errno::NoEntry);
        const uint64_t stride = step.sweep ? step.sweep->stride : 1;
        const uint64_t count = !step.sweep ? 1 : *end > *start ? (*end - *start - 1) / stride + 1 : 0;
        if (count == 0 || count > limits::sweepAccesses) return fail(outcome_, Errno::InvalidArgument);
        outcome_.address = *start;
        outcome_.size = step.size;
        switchTo(kernel_, process_);
        accesses(step, *start, stride, count);
    }

    void operator()(const CallStep& call) {
        switchTo(kernel_, process_);
        playCall(call, process_, kernel_, environment_, outcome_);
    }

    void operator()(const SwitchStep&) { switchTo(kernel_, process_); }
    void operator()(const NoteStep&) {}

    void operator()(const SysctlStep& step) {
        kernel_.machine.config.overcommit = static_cast<Overcommit>(step.value);
    }

  private:
    void accesses(const AccessStep& step, uint64_t start, uint64_t stride, uint64_t count) {
        std::vector<uint8_t> bytes(step.size);
        std::copy(step.value.bytes.begin(), step.value.bytes.end(), bytes.begin());
        std::vector<Translation> translations;
        uint64_t made = 0;
        for (; made < count; ++made) {
            translations.clear();
            const VirtualAddress address{start + made * stride};
            const AccessResult result = access(kernel_, process_, address, step.access, bytes, &translations);
            addTranslations(outcome_, translations, kernel_.machine.page());
            if (!result.ok()) {
                outcome_.result = StepResult::Fault;
                outcome_.signal = result.signal;
                outcome_.signalAddress = result.faultAddress.value;
                break;
            }
        }
        outcome_.count = made;
        const bool whole = outcome_.result == StepResult::Ok && !step.sweep;
        if (step.access == Access::Write || (step.access == Access::Read && whole))
            outcome_.value = std::move(bytes);
    }

    Kernel& kernel_;
    Environment& environment_;
    StepOutcome& outcome_;
    ProcessId process_;
};

bool needsProcess(const Step& step) {
    return !std::holds_alternative<NoteStep>(step.action) && !std::holds_alternative<SysctlStep>(step.action);
}

}  // namespace

StepOutcome play(const Step& step, uint32_t index, Kernel& kernel, Environment& environment) {
    StepOutcome outcome;
    const StepOutline outline = outlineOf(step, index);
    outcome.index = index;
    outcome.line = step.line;
    outcome.process = step.process;
    outcome.kind = outline.kind;
    outcome.op = outline.op;
    outcome.text = outline.text;

    const auto known = environment.processes.find(step.process);
    const bool exists = known != environment.processes.end() && kernel.process(known->second).alive;
    if (needsProcess(step) && !exists) {
        fail(outcome, Errno::NoProcess);
        checkExpectations(step, kernel.machine, environment, outcome);
        return outcome;
    }
    if (needsProcess(step) && kernel.process(known->second).vforkChild != noProcess) {
        fail(outcome, Errno::TryAgain);  // suspended by vfork: it cannot go on yet
        checkExpectations(step, kernel.machine, environment, outcome);
        return outcome;
    }
    const ProcessId process = exists ? known->second : 0;
    const FaultCounts before = exists ? kernel.process(process).faults : FaultCounts{};
    const uint64_t hits = kernel.machine.hardware.tlb.hits();
    const uint64_t misses = kernel.machine.hardware.tlb.misses();
    kernel.log.resetCounts();
    kernel.machine.replacement.beginStep(index);
    std::visit(StepPlayer(kernel, environment, outcome, process), step.action);
    if (exists) {
        outcome.minor = kernel.process(process).faults.minor - before.minor;
        outcome.major = kernel.process(process).faults.major - before.major;
    }
    outcome.tlbHits = kernel.machine.hardware.tlb.hits() - hits;
    outcome.tlbMisses = kernel.machine.hardware.tlb.misses() - misses;
    outcome.counts = kernel.log.counts();
    checkExpectations(step, kernel.machine, environment, outcome);
    return outcome;
}

}  // namespace pagewalk
