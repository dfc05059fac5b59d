// One call of a trace after the other, turned into steps.
#pragma once

#include <string>

#include "scenario/importers/strace_reader.h"
#include "scenario/importers/traced_files.h"
#include "scenario/importers/traced_processes.h"
#include "scenario/importers/traced_steps.h"

namespace pagewalk::importing {

/// What an importer of a trace knows so far.
struct TraceState {
    Scenario scenario{};
    TracedFiles files{};
    TracedProcesses processes{scenario};
    TracedSteps steps{};
};

/// A call on memory: mmap and its kin. False when the call is none of these.
bool takeMemoryCall(TraceState& state, const TracedEvent& event);
/// A call on files and descriptors, as far as mappings need them.
bool takeFileCall(TraceState& state, const TracedEvent& event);
/// fork, clone, execve, exit.
bool takeProcessCall(TraceState& state, const TracedEvent& event);
/// SIGSEGV and SIGBUS of an access.
void takeSignal(TraceState& state, const TracedEvent& event);

/// The argument at an index, or "".
inline const std::string& argumentOf(const TracedEvent& event, size_t index) {
    static const std::string none;
    return index < event.arguments.size() ? event.arguments[index] : none;
}

/// A descriptor as an argument of a step: by its name where it has one, else by its file's path. Nothing where the trace
/// does not tell the file.
struct FileArgument {
    Argument argument;
    size_t file;
};
std::optional<FileArgument> fileArgument(TraceState& state, TracedProcess& process,
                                         const std::string& descriptor);

}  // namespace pagewalk::importing
