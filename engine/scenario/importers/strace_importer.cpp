#include "scenario/importers/strace_importer.h"

#include <algorithm>
#include <vector>

#include "scenario/importers/fitting.h"
#include "scenario/importers/layout.h"
#include "scenario/importers/memory_map.h"
#include "scenario/importers/strace_reader.h"
#include "scenario/importers/strace_values.h"
#include "scenario/importers/traced_calls.h"
#include "scenario/importers/traced_order.h"
#include "scenario/limits.h"
#include "scenario/maps_line.h"
#include "scenario/printer.h"

namespace pagewalk {
namespace {

using namespace importing;

/// Frames of the machine: a trace tells no accesses, so few are needed. Its requests may be larger than any machine.
constexpr uint32_t frames = 1024;
/// Kinds of calls that are named among those left out.
constexpr size_t mostNamed = 12;

class StraceImporter {
  public:
    Imported run(std::string_view text) {
        std::vector<TracedEvent> events = readStrace(text, diagnostics_);
        putInOrder(events);
        for (const TracedEvent& event : events) take(event);
        Scenario& scenario = state_.scenario;
        if (scenario.processes.empty())
            return refuse("there is no call of strace in it",
                          "give the output of strace -f -e trace=memory,process,desc");
        scenario.machine.frames = frames;
        scenario.machine.overcommit = Overcommit::Always;
        scenario.steps = state_.steps.finish(state_.files);
        scenario.files = state_.files.declarations();
        for (ProcessDeclaration& process : scenario.processes) completeLayout(process);
        completeMachine(scenario);
        const size_t cut = cutToFit(scenario);
        std::string made = head(cut) + print(scenario);
        if (made.size() > limits::textBytes)
            return refuse("its layouts are longer than a scenario may be, which is 256 KiB",
                          "give a part of it");
        return {std::move(made), std::move(diagnostics_), state_.processes.byTask()};
    }

  private:
    void take(const TracedEvent& event) {
        switch (event.kind) {
            case TracedEvent::Kind::Call: return call(event);
            case TracedEvent::Kind::Signal: return takeSignal(state_, event);
            case TracedEvent::Kind::Layout: return layout(event);
            // What was killed made no call to end.
            case TracedEvent::Kind::End:
                if (event.name == "killed" && state_.processes.known(event.pid)) {
                    TracedEvent last = event;
                    last.name = "exit_group";
                    takeProcessCall(state_, last);
                }
                return;
        }
    }

    void call(const TracedEvent& event) {
        if (title_.empty() && event.name.starts_with("exec")) title_ = commandOf(event);
        const bool taken =
            takeMemoryCall(state_, event) || takeFileCall(state_, event) || takeProcessCall(state_, event);
        if (!taken) state_.steps.leaveOut(event.name + (event.error.empty() ? "" : " (" + event.error + ")"));
    }

    void layout(const TracedEvent& event) {
        Diagnostics mistakes;
        auto region = parseMapsLine(argumentOf(event, 0), event.line, mistakes);
        TracedProcess& process = state_.processes.of(event.pid);
        if (!region || process.acted || process.forked || process.skipped) return;
        if (((region->range.start.value | region->range.end.value) & 4095) != 0) return;
        adjust(*region);
        state_.processes.layOut(process, *region);
        told_ = true;
    }

    /// execve("/usr/bin/sh", ["sh", "a.sh"], …): "sh a.sh"
    static std::string commandOf(const TracedEvent& event) {
        constexpr size_t longest = 120;
        std::string command;
        std::string_view words = argumentOf(event, 1);
        while (!words.empty()) {
            const size_t quote = words.find('"');
            if (quote == std::string_view::npos) break;
            words.remove_prefix(quote);
            const auto word = textIn(words);
            if (!word) break;
            command += (command.empty() ? "" : " ") + printable(word->bytes);
            const size_t comma = words.find("\", \"");
            words = comma == std::string_view::npos ? std::string_view() : words.substr(comma + 3);
        }
        return command.size() > longest ? printable(command.substr(0, longest)) + "…" : command;
    }

    std::string head(size_t cut) const {
        std::string text = "# " + (title_.empty() ? "A trace" : title_) + ", from strace\n";
        text += "# Addresses are those of the trace; where the kernel chose one, it stands as a hint.\n";
        if (state_.scenario.processes.size() > 1)
            text +=
                "# Each program is a process of its own: after execve the old one ends and the new one goes "
                "on.\n";
        if (!told_)
            text += "# A trace does not tell what execve maps: of it there is only what later calls show.\n";
        if (cut != 0)
            text += "# Left out at the end, for a scenario's length: " + std::to_string(cut) + " steps.\n";
        if (state_.processes.skipped() != 0)
            text += "# Left out, for a scenario's number of processes: " +
                    std::to_string(state_.processes.skipped()) + ".\n";
        return text + leftOut();
    }

    /// The calls that are no steps, the most frequent first.
    std::string leftOut() const {
        std::vector<std::pair<uint64_t, std::string>> counts;
        for (const auto& [name, count] : state_.steps.leftOut()) counts.emplace_back(count, name);
        std::stable_sort(counts.begin(), counts.end(),
                         [](const auto& a, const auto& b) { return a.first > b.first; });
        if (counts.empty()) return "";
        std::string text = "# Not steps, since they change no memory that is modelled:";
        uint64_t more = 0;
        for (size_t i = 0; i < counts.size(); ++i) {
            if (i >= mostNamed) {
                more += counts[i].first;
            } else {
                text +=
                    (i == 0 ? " " : ", ") + std::to_string(counts[i].first) + " " + printable(counts[i].second);
            }
        }
        return text + (more == 0 ? "" : ", " + std::to_string(more) + " others") + ".\n";
    }

    TraceState state_;
    Diagnostics diagnostics_;
    std::string title_;
    bool told_ = false;  // the trace has layouts
};

}  // namespace

Imported importStrace(std::string_view text) {
    if (text.size() > mostBytes) return refuse("more than 64 MiB are not read", "give a part of it");
    return StraceImporter().run(text);
}

}  // namespace pagewalk
