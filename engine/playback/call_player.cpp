#include "playback/call_player.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/result.h"
#include "kernel/calls/brk.h"
#include "kernel/calls/exit.h"
#include "kernel/calls/files.h"
#include "kernel/calls/fork.h"
#include "kernel/calls/mmap.h"
#include "kernel/calls/mprotect.h"
#include "kernel/calls/munmap.h"
#include "scenario/limits.h"

namespace pagewalk {
namespace {

/// A call under way: its arguments as numbers, and what it works on.
class CallPlayer {
  public:
    CallPlayer(const CallStep& call, ProcessId process, Kernel& kernel, Environment& environment,
               StepOutcome& outcome)
        : call_(call), process_(process), kernel_(kernel), environment_(environment), outcome_(outcome) {}

    using Answer = Result<uint64_t>;

    Answer mmap() {
        const auto file = openFile(4);
        // An anonymous mapping looks at no descriptor; a bad one is told apart by the call itself.
        const MmapRequest request{
            {number(0)}, number(1), number(2), number(3), file.ok() ? file.value() : noOpenFile, number(5)};
        return address(pagewalk::mmap(kernel_, process_, request));
    }
    Answer munmap() { return zero(pagewalk::munmap(kernel_, process_, {number(0)}, number(1))); }
    Answer mprotect() { return zero(pagewalk::mprotect(kernel_, process_, {number(0)}, number(1), number(2))); }
    Answer brk() { return pagewalk::brk(kernel_, process_, {number(0)}).value; }
    Answer sbrk() { return address(pagewalk::sbrk(kernel_, process_, number(0))); }
    Answer open() {
        const auto descriptor = pagewalk::open(kernel_, process_, text(0), number(1));
        if (!descriptor.ok()) return descriptor.error();
        return static_cast<uint64_t>(descriptor.value());
    }
    Answer close() { return zero(pagewalk::close(kernel_, process_, static_cast<int32_t>(number(0)))); }

    Answer fork() {
        const auto living = std::count_if(kernel_.machine.processes.begin(), kernel_.machine.processes.end(),
                                          [](const Process& process) { return process.alive; });
        if (static_cast<uint64_t>(living) >= limits::processes) return Errno::TryAgain;  // RLIMIT_NPROC
        const std::string name = call_.result.empty() ? freshName() : call_.result;
        const auto child = pagewalk::fork(kernel_, process_, name);
        if (!child.ok()) return child.error();
        environment_.processes[name] = child.value();
        outcome_.child = name;
        return uint64_t{kernel_.process(child.value()).pid()};
    }
    Answer exit() {
        exitProcess(kernel_, process_);
        return uint64_t{0};
    }

    void bind(const Answer& answer) {
        if (call_.result.empty() || call_.name == "fork") return;
        // A failed call returns -1, and so does what is bound to it, as in C.
        environment_.results[call_.result] = answer.ok() ? answer.value() : UINT64_MAX;
    }

  private:
    uint64_t number(size_t index) const {
        if (index >= call_.arguments.size()) return 0;
        const auto* operand = std::get_if<Operand>(&call_.arguments[index]);
        if (operand == nullptr) return 0;
        return resolve(*operand, environment_, kernel_.machine, process_).value_or(0);
    }
    const std::string& text(size_t index) const { return std::get<std::string>(call_.arguments[index]); }

    /// The open file that an argument stands for: a descriptor, or a quoted path's one description of it.
    Result<OpenFileId> openFile(size_t index) {
        if (index >= call_.arguments.size()) return Errno::BadFile;
        const auto* path = std::get_if<std::string>(&call_.arguments[index]);
        if (path == nullptr) return openFileOf(kernel_, process_, static_cast<int32_t>(number(index)));
        const auto object = kernel_.machine.objectNamed(*path);
        if (!object) return Errno::BadFile;
        const auto [at, added] = environment_.quotedFiles.try_emplace(
            *path, static_cast<OpenFileId>(kernel_.machine.openFiles.size()));
        if (added) kernel_.machine.openFiles.push_back({*object, true, true});
        return at->second;
    }

    std::string freshName() const {
        for (unsigned i = 1;; ++i) {
            std::string name = outcome_.process + "." + std::to_string(i);
            if (!environment_.processes.contains(name)) return name;
        }
    }

    static Answer zero(Status status) { return status == Errno::None ? Answer(uint64_t{0}) : Answer(status); }
    static Answer address(const Result<VirtualAddress>& result) {
        return result.ok() ? Answer(result.value().value) : Answer(result.error());
    }

    const CallStep& call_;
    ProcessId process_;
    Kernel& kernel_;
    Environment& environment_;
    StepOutcome& outcome_;
};

struct Entry {
    std::string_view name;
    CallPlayer::Answer (CallPlayer::*play)();
};

constexpr std::array calls{
    Entry{"mmap", &CallPlayer::mmap},         Entry{"munmap", &CallPlayer::munmap},
    Entry{"mprotect", &CallPlayer::mprotect}, Entry{"brk", &CallPlayer::brk},
    Entry{"sbrk", &CallPlayer::sbrk},         Entry{"open", &CallPlayer::open},
    Entry{"close", &CallPlayer::close},       Entry{"fork", &CallPlayer::fork},
    Entry{"exit", &CallPlayer::exit},
};

}  // namespace

void playCall(const CallStep& call, ProcessId process, Kernel& kernel, Environment& environment,
              StepOutcome& outcome) {
    const auto entry =
        std::find_if(calls.begin(), calls.end(), [&](const Entry& known) { return known.name == call.name; });
    kernel.log.record({.kind = EventKind::Call, .process = process, .label = call.name});
    CallPlayer player(call, process, kernel, environment, outcome);
    const auto answer =
        entry == calls.end() ? CallPlayer::Answer(Errno::NoSystemCall) : (player.*entry->play)();
    player.bind(answer);
    if (answer.ok()) {
        outcome.returns = answer.value();
    } else {
        outcome.result = StepResult::Error;
        outcome.error = errnoName(answer.error());
    }
    kernel.log.record(
        {.kind = EventKind::Return, .error = answer.error(), .count = answer.ok() ? answer.value() : 0});
}

}  // namespace pagewalk
