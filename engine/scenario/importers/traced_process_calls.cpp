#include <algorithm>

#include "scenario/importers/fitting.h"
#include "scenario/importers/strace_values.h"
#include "scenario/importers/traced_calls.h"
#include "scenario/importers/traced_order.h"

namespace pagewalk::importing {
namespace {

bool step(TraceState& state, TracedProcess& process, CallStep call, Expectation expectation = {}) {
    if (process.skipped) return false;
    process.acted = true;
    state.steps.add(process.name, std::move(call), std::move(expectation));
    return true;
}

bool end(TraceState& state, TracedProcess& process) {
    if (process.ended) return false;
    state.processes.end(process);
    return step(state, process, {"", "exit", {}});
}

/// clone(…, flags=CLONE_VM|…) and clone3({flags=…}, …)
std::string_view cloneFlags(const TracedEvent& event) {
    for (const std::string& argument : event.arguments) {
        if (argument.starts_with("flags=")) return std::string_view(argument).substr(6);
        if (argument.starts_with('{')) return fieldOf(argument, "flags");
    }
    return {};
}

bool makeTask(TraceState& state, const TracedEvent& event) {
    const auto child = numberIn(event.returned);
    if (!child || *child == 0 || *child > UINT32_MAX) return false;
    if (hasFlag(cloneFlags(event), "CLONE_THREAD")) {
        state.processes.addThread(static_cast<uint32_t>(*child), event.pid);
        return false;
    }
    const std::string parent = state.processes.of(event.pid).name;
    state.processes.of(event.pid).acted = true;
    const TracedProcess& made = state.processes.fork(static_cast<uint32_t>(*child), event.pid);
    if (made.skipped) return false;
    state.steps.add(parent, CallStep{made.name, "fork", {}}, {});
    return true;
}

/// The old program's memory goes; the new one's is another process of the scenario.
bool execute(TraceState& state, const TracedEvent& event) {
    const size_t pathAt = event.name == "execveat" ? 1 : 0;
    const auto path = textIn(argumentOf(event, pathAt));
    if (!event.succeeded() || !path) return false;
    bool known = false;
    if (state.processes.known(event.pid)) known = end(state, state.processes.of(event.pid));
    return !state.processes.begin(event.pid, printable(path->bytes), state.files).skipped || known;
}

AccessStep accessAt(const TracedProcess& process, Access access, uint64_t address) {
    AccessStep made;
    made.access = access;
    made.address = process.ranges.operandFor(address);
    if (access == Access::Write) made.value = {false, std::string(1, '\1')};
    return made;
}

}  // namespace

bool takeProcessCall(TraceState& state, const TracedEvent& event) {
    if (makesTask(event)) return makeTask(state, event);
    if (event.name == "execve" || event.name == "execveat") return execute(state, event);
    // exit ends a thread; a process of one thread ends with exit_group all the same.
    if (event.name == "exit_group") return end(state, state.processes.of(event.pid));
    return false;
}

// strace tells where and why, not whether it was a read or a write. A refused address without a region answers both alike; a region
// that refused is one that cannot be written more often than one that cannot be read.
void takeSignal(TraceState& state, const TracedEvent& event) {
    const std::string& fields = argumentOf(event, 0);
    const std::string code(fieldOf(fields, "si_code"));
    const auto address = numberIn(fieldOf(fields, "si_addr"));
    const bool access = code == "SEGV_MAPERR" || code == "SEGV_ACCERR" || code == "BUS_ADRERR";
    if (!access || !address) return;
    TracedProcess& process = state.processes.of(event.pid);
    if (process.skipped || process.ended) return;
    process.acted = true;
    Expectation expectation;
    expectation.kind = Expectation::Kind::SignalCode;
    expectation.word = code;
    const Access kind = code == "SEGV_ACCERR" ? Access::Write : Access::Read;
    state.steps.add(process.name, accessAt(process, kind, *address), std::move(expectation));
}

}  // namespace pagewalk::importing
