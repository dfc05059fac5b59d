#include "playback/call_player.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/result.h"
#include "kernel/calls/brk.h"
#include "kernel/calls/clone.h"
#include "kernel/calls/execve.h"
#include "kernel/calls/exit.h"
#include "kernel/calls/file_contents.h"
#include "kernel/calls/files.h"
#include "kernel/calls/fork.h"
#include "kernel/calls/limits.h"
#include "kernel/calls/madvise.h"
#include "kernel/calls/mincore.h"
#include "kernel/calls/mlock.h"
#include "kernel/calls/mmap.h"
#include "kernel/calls/mprotect.h"
#include "kernel/calls/mremap.h"
#include "kernel/calls/mseal.h"
#include "kernel/calls/msync.h"
#include "kernel/calls/munmap.h"
#include "library/malloc.h"
#include "scenario/call_table.h"
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
        return address(pagewalk::mmap(kernel_, memory(), request));
    }
    Answer munmap() { return zero(pagewalk::munmap(kernel_, memory(), {number(0)}, number(1))); }
    Answer mprotect() { return zero(pagewalk::mprotect(kernel_, memory(), {number(0)}, number(1), number(2))); }
    Answer brk() { return pagewalk::brk(kernel_, memory(), {number(0)}).value; }
    Answer sbrk() { return address(pagewalk::sbrk(kernel_, memory(), number(0))); }
    Answer open() { return descriptor(pagewalk::open(kernel_, process_, text(0), number(1))); }
    Answer close() { return zero(pagewalk::close(kernel_, process_, static_cast<int32_t>(number(0)))); }

    Answer memfdCreate() { return descriptor(pagewalk::memfdCreate(kernel_, process_, text(0), number(1))); }
    Answer shmOpen() { return descriptor(pagewalk::shmOpen(kernel_, process_, text(0), number(1))); }
    Answer ftruncate() {
        return withFile(
            [this](OpenFileId file) { return zero(pagewalk::ftruncate(kernel_, file, number(1))); });
    }
    Answer pread() {
        return withFile([this](OpenFileId file) {
            const auto bytes = pagewalk::pread(kernel_, memory(), file, number(2), number(3));
            if (!bytes.ok()) return Answer(bytes.error());
            outcome_.value = bytes.value();
            return Answer(uint64_t{bytes.value().size()});
        });
    }
    Answer pwrite() {
        return withFile([this](OpenFileId file) {
            std::string bytes = std::get<Literal>(call_.arguments[1]).bytes;
            bytes.resize(std::min<uint64_t>(number(2), limits::accessBytes));
            return Answer(pagewalk::pwrite(kernel_, memory(), file, bytes, number(3)));
        });
    }
    Answer fsync() {
        return withFile([this](OpenFileId file) { return zero(pagewalk::fsync(kernel_, file)); });
    }
    Answer fallocate() {
        return withFile([this](OpenFileId file) {
            return zero(pagewalk::fallocate(kernel_, file, number(1), number(2), number(3)));
        });
    }
    Answer posixFadvise() {
        return withFile([this](OpenFileId file) { return zero(fadvise(kernel_, file, number(3))); });
    }
    Answer madvise() { return zero(pagewalk::madvise(kernel_, memory(), {number(0)}, number(1), number(2))); }
    Answer mremap() {
        return address(
            pagewalk::mremap(kernel_, memory(), {{number(0)}, number(1), number(2), number(3), {number(4)}}));
    }
    Answer msync() { return zero(pagewalk::msync(kernel_, memory(), {number(0)}, number(1), number(2))); }
    Answer mincore() {
        const auto digits = pagewalk::mincore(kernel_, memory(), {number(0)}, number(1));
        if (!digits.ok()) return digits.error();
        outcome_.vector = digits.value();
        return uint64_t{0};
    }
    Answer mlock() { return zero(pagewalk::mlock(kernel_, memory(), {number(0)}, number(1))); }
    Answer munlock() { return zero(pagewalk::munlock(kernel_, memory(), {number(0)}, number(1))); }
    Answer mlockall() { return zero(pagewalk::mlockall(kernel_, memory(), number(0))); }
    Answer munlockall() { return zero(pagewalk::munlockall(kernel_, memory())); }
    Answer mseal() { return zero(pagewalk::mseal(kernel_, memory(), {number(0)}, number(1), number(2))); }
    Answer setrlimit() { return zero(pagewalk::setrlimit(kernel_, process_, number(0), number(1))); }
    Answer setuid() { return zero(pagewalk::setuid(kernel_, process_, number(0))); }

    Answer fork() {
        return child([this](const std::string& name) { return pagewalk::fork(kernel_, process_, name); });
    }
    Answer vfork() {
        return child([this](const std::string& name) { return pagewalk::vfork(kernel_, process_, name); });
    }
    Answer clone() {
        const CloneRequest request{number(0), {number(1)}};
        return child(
            [&](const std::string& name) { return pagewalk::clone(kernel_, process_, request, name); });
    }
    Answer execve() { return zero(pagewalk::execve(kernel_, process_, text(0))); }
    /// A thread ends alone; the end of its leader is the end of all of them (_exit(2), exit_group).
    Answer exit() {
        if (kernel_.process(process_).isThread()) {
            exitProcess(kernel_, process_);
        } else {
            exitGroup(kernel_, process_);
        }
        return uint64_t{0};
    }

    Answer malloc() {
        library::Program program(kernel_, process_);
        const uint64_t pointer = library::malloc(program, number(0));
        if (program.stopped()) return stopped(program);
        return pointer != 0 ? Answer(pointer) : Answer(Errno::NoMemory);
    }
    Answer free() {
        library::Program program(kernel_, process_);
        library::free(program, number(0));
        return program.stopped() ? stopped(program) : Answer(uint64_t{0});
    }

    void bind(const Answer& answer) {
        if (call_.result.empty() || callSignature(call_.name)->bindsProcess) return;
        // A failed call returns -1 (malloc: NULL), and so does what is bound to it, as in C.
        const uint64_t failed = call_.name == "malloc" ? 0 : UINT64_MAX;
        environment_.results[call_.result] = answer.ok() ? answer.value() : failed;
    }

  private:
    uint64_t number(size_t index) const {
        if (index >= call_.arguments.size()) return 0;
        const auto* operand = std::get_if<Operand>(&call_.arguments[index]);
        if (operand == nullptr) return 0;
        return resolve(*operand, environment_, kernel_.machine, process_).value_or(0);
    }
    /// Calls on memory are for the process that has it.
    ProcessId memory() const { return kernel_.process(process_).memoryOwner; }

    /// A call that makes a process, whatever way.
    template <class Call>
    Answer child(Call call) {
        const auto living = std::count_if(kernel_.machine.processes.begin(), kernel_.machine.processes.end(),
                                          [](const Process& process) { return process.alive; });
        if (static_cast<uint64_t>(living) >= limits::processes) return Errno::TryAgain;  // RLIMIT_NPROC
        const std::string name = call_.result.empty() ? freshName() : call_.result;
        const auto made = call(name);
        if (!made.ok()) return made.error();
        environment_.processes[name] = made.value();
        outcome_.child = name;
        return uint64_t{kernel_.process(made.value()).tid()};
    }

    /// The library's own code met a signal, or gave up: it has no SIGABRT to die of, so the call fails.
    Answer stopped(const library::Program& program) {
        if (program.signal().ok()) return Errno::InvalidArgument;
        outcome_.result = StepResult::Fault;
        outcome_.signal = program.signal().signal;
        outcome_.signalAddress = program.signal().faultAddress.value;
        return uint64_t{0};
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
        if (added) kernel_.machine.openFiles.push_back({*object, true, true, false, {}});
        return at->second;
    }

    /// A call on the file of the first argument.
    template <class Call>
    Answer withFile(Call call) {
        const auto file = openFile(0);
        return file.ok() ? call(file.value()) : Answer(file.error());
    }

    std::string freshName() const {
        for (unsigned i = 1;; ++i) {
            std::string name = outcome_.process + "." + std::to_string(i);
            if (!environment_.processes.contains(name)) return name;
        }
    }

    static Answer zero(Status status) { return status == Errno::None ? Answer(uint64_t{0}) : Answer(status); }
    static Answer descriptor(const Result<int32_t>& result) {
        return result.ok() ? Answer(static_cast<uint64_t>(result.value())) : Answer(result.error());
    }
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
    Entry{"mmap", &CallPlayer::mmap},
    Entry{"munmap", &CallPlayer::munmap},
    Entry{"mprotect", &CallPlayer::mprotect},
    Entry{"mremap", &CallPlayer::mremap},
    Entry{"brk", &CallPlayer::brk},
    Entry{"sbrk", &CallPlayer::sbrk},
    Entry{"madvise", &CallPlayer::madvise},
    Entry{"msync", &CallPlayer::msync},
    Entry{"mincore", &CallPlayer::mincore},
    Entry{"mlock", &CallPlayer::mlock},
    Entry{"munlock", &CallPlayer::munlock},
    Entry{"mlockall", &CallPlayer::mlockall},
    Entry{"munlockall", &CallPlayer::munlockall},
    Entry{"mseal", &CallPlayer::mseal},
    Entry{"open", &CallPlayer::open},
    Entry{"close", &CallPlayer::close},
    Entry{"memfd_create", &CallPlayer::memfdCreate},
    Entry{"shm_open", &CallPlayer::shmOpen},
    Entry{"ftruncate", &CallPlayer::ftruncate},
    Entry{"pread", &CallPlayer::pread},
    Entry{"pwrite", &CallPlayer::pwrite},
    Entry{"fsync", &CallPlayer::fsync},
    Entry{"fallocate", &CallPlayer::fallocate},
    Entry{"posix_fadvise", &CallPlayer::posixFadvise},
    Entry{"setrlimit", &CallPlayer::setrlimit},
    Entry{"setuid", &CallPlayer::setuid},
    Entry{"fork", &CallPlayer::fork},
    Entry{"vfork", &CallPlayer::vfork},
    Entry{"clone", &CallPlayer::clone},
    Entry{"execve", &CallPlayer::execve},
    Entry{"exit", &CallPlayer::exit},
    Entry{"malloc", &CallPlayer::malloc},
    Entry{"free", &CallPlayer::free},
};

/// A call that wanted memory, and whose process was killed to find some, never returns.
void killedInCall(Kernel& kernel, StepOutcome& outcome) {
    outcome.result = StepResult::Fault;
    outcome.signal = SignalCode::Kill;
    kernel.log.record({.kind = EventKind::Signal, .signal = SignalCode::Kill, .flag = true});
}

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
    if (outcome.signal != SignalCode::None) return;  // in the library's code: the call never returns
    const bool killed = kernel.log.counts().killedForMemory != 0 && !kernel.process(process).alive;
    if (killed) return killedInCall(kernel, outcome);
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
