#include "host_player.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/swap.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <functional>
#include <system_error>

#include "kernel/abi.h"
#include "playback/step_outcome.h"
#include "target.h"

namespace judge {
namespace {

using pagewalk::AccessStep;
using pagewalk::CallStep;
using pagewalk::Scenario;
using pagewalk::Step;

/// Buffers of calls, in the upper half of the scratch page.
constexpr uint64_t bufferOffset = 0xa00;
constexpr uint64_t bufferBytes = 0x500;
/// RLIMIT_AS counts the two pages of the tracer too.
constexpr uint64_t ownBytes = 2 * pageBytes;
constexpr int64_t sealCall = 462;  // mseal(2); the headers of older libraries do not know it

int raised(int file) {
    if (file < 0) throw std::system_error(errno, std::generic_category(), "a file for the scenario");
    const int high = fcntl(file, F_DUPFD, firstOwnDescriptor);
    close(file);
    if (high < 0) throw std::system_error(errno, std::generic_category(), "F_DUPFD");
    return high;
}

FileIdentity identityOf(int file) {
    struct stat status {};
    fstat(file, &status);
    std::array<char, 16> device{};
    std::snprintf(device.data(), device.size(), "%02x:%02x", major(status.st_dev), minor(status.st_dev));
    return {device.data(), status.st_ino};
}

int diskFile() { return open(".", O_TMPFILE | O_RDWR, 0666); }

bool onExt4() {
    struct statfs filesystem {};
    constexpr auto ext4 = 0xef53;
    return statfs(".", &filesystem) == 0 && filesystem.f_type == ext4;
}

/// The disk's setting in pages; what a kernel begins with where it does not say.
uint64_t diskReadAhead() {
    struct stat status {};
    stat(".", &status);
    const std::string disk = std::to_string(major(status.st_dev)) + ":" + std::to_string(minor(status.st_dev));
    std::ifstream setting("/sys/class/bdi/" + disk + "/read_ahead_kb");
    uint64_t kilobytes = 128;
    setting >> kilobytes;
    return kilobytes / (pageBytes / 1024);
}

std::string firstWord(const char* path) {
    std::ifstream file(path);
    std::string word;
    file >> word;
    return word;
}

/// Why this host's swap cannot be compared. A page that is paged out must be gone when the call returns, which only
/// zswap grants, and one that is touched must come alone.
std::string whyNoSwap() {
    std::ifstream swaps("/proc/swaps");
    std::string line;
    if (!std::getline(swaps, line) || !std::getline(swaps, line)) return "no swap is on";
    if (firstWord("/sys/module/zswap/parameters/enabled") != "Y") return "pages go to swap late: zswap is off";
    if (firstWord("/proc/sys/vm/page-cluster") != "0") return "swap is read ahead: vm.page-cluster is not 0";
    return "";
}

bool isBareStack(const Scenario& scenario) {
    if (scenario.processes.size() != 1) return false;
    const auto& layout = scenario.processes.front().layout;
    if (layout.size() != 1 || layout.front().label != "[stack]") return false;
    return layout.front().range.start.value == 0x7ffffffde000 &&
           layout.front().range.end.value == 0x7ffffffff000;
}

/// The hard limit stays what the tracer has and its children inherit: raising it is not everybody's right.
rlim_t hardLimit(uint64_t resource) {
    rlimit limit{};
    getrlimit(static_cast<__rlimit_resource>(resource), &limit);
    return limit.rlim_max;
}

Scenario bareScenario() {
    Scenario scenario;
    scenario.processes.push_back({"A"});
    return scenario;
}

bool isWidth(uint64_t bytes) { return bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8; }

/// What of a step the target has no stub for; "" if nothing.
std::string whyNotStep(const Step& step) {
    if (const auto* access = std::get_if<AccessStep>(&step.action)) {
        if (access->address.base == pagewalk::Operand::Base::Label) return "an address by its label";
        const bool moves = access->access != pagewalk::Access::Execute;
        if (moves && !isWidth(access->size)) return "an access of " + std::to_string(access->size) + " bytes";
    }
    if (std::holds_alternative<pagewalk::SysctlStep>(step.action)) return "it would change the host's settings";
    const auto* call = std::get_if<CallStep>(&step.action);
    if (call == nullptr) return "";
    if (call->name == "fork" && call->result.empty()) return "a fork without a name";
    for (const char* unknown : {"shm_open", "malloc", "free", "vfork", "clone", "execve"}) {
        if (call->name == unknown) return call->name;
    }
    return "";
}

}  // namespace

Host Host::look() {
    Host host;
#ifndef __x86_64__
    host.cannotTrace = "not x86-64";
#endif
    try {
        if (!zeroPage().framesSeen) host.cannotTrace = "only root sees frame numbers in pagemap";
        host.lendsZeroPage = zeroPage().lent;
        HostPlayer trial(bareScenario());
    } catch (const std::system_error& error) {
        host.cannotTrace = error.what();
    }
    host.readAheadPages = diskReadAhead();
    host.cannotSwap = whyNoSwap();
    if (!onExt4()) host.cannotUseDisk = "this folder is not on ext4";
    return host;
}

std::string HostPlayer::whyNot(const Scenario& scenario, const Host& host) {
    if (!host.cannotTrace.empty()) return host.cannotTrace;
    if (scenario.machine.architecture != pagewalk::Architecture::X86_64) return "another architecture";
    if (!isBareStack(scenario)) return "it does not begin with a bare stack";
    if (scenario.machine.swapPages != 0 && !host.cannotSwap.empty()) return host.cannotSwap;
    if (scenario.machine.signalsFatal) return "fatal signals";
    const bool disk = std::any_of(scenario.files.begin(), scenario.files.end(),
                                  [](const auto& declared) { return !declared.memory; });
    if (disk && !host.cannotUseDisk.empty()) return host.cannotUseDisk;
    for (const Step& step : scenario.steps) {
        if (const std::string reason = whyNotStep(step); !reason.empty()) return reason;
    }
    return "";
}

HostPlayer::HostPlayer(const Scenario& scenario) {
    scratchFile_ = raised(memfd_create("scratch", 0));
    if (ftruncate(scratchFile_, pageBytes) != 0)
        throw std::system_error(errno, std::generic_category(), "ftruncate");
    scratch_ =
        static_cast<uint8_t*>(mmap(nullptr, pageBytes, PROT_READ | PROT_WRITE, MAP_SHARED, scratchFile_, 0));
    for (const auto& declared : scenario.files) createFile(declared);
    const int image = raised(memfd_create("target", 0));
    const std::string bytes = targetImage();
    if (pwrite(image, bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
        throw std::system_error(errno, std::generic_category(), "the target");
    }
    Tracee first = Tracee::start(image, scratchFile_);
    close(image);
    const pid_t pid = first.pid();
    const rlimit stack{scenario.machine.stackLimit, hardLimit(RLIMIT_STACK)};
    prlimit(pid, RLIMIT_STACK, &stack, nullptr);
    actors_.emplace(scenario.processes.front().name, Actor{first, ProcFiles(pid, names_)});
}

HostPlayer::~HostPlayer() {
    for (auto& [name, actor] : actors_) {
        kill(actor.tracee.pid(), SIGKILL);
        waitpid(actor.tracee.pid(), nullptr, __WALL);
    }
    for (const auto& [name, file] : files_) close(file);
    munmap(scratch_, pageBytes);
    close(scratchFile_);
}

// A file as the language declares it: all its pages cached and, on a disk, clean; or cold; or never written.
void HostPlayer::createFile(const pagewalk::FileDeclaration& declared) {
    const int file = raised(declared.memory ? memfd_create(declared.path.c_str(), 0) : diskFile());
    fchmod(file, 0666);  // who gives up being root may still ask mincore about it
    files_[declared.path] = file;
    names_[identityOf(file)] = declared.path;
    if (ftruncate(file, static_cast<off_t>(declared.bytes)) != 0) {
        throw std::system_error(errno, std::generic_category(), "ftruncate");
    }
    for (uint64_t at = 0; at < declared.bytes && !declared.hole; at += pageBytes) {
        const auto fill = declared.fills.find(at / pageBytes);
        std::string page(std::min(pageBytes, declared.bytes - at),
                         fill == declared.fills.end() ? '\0' : static_cast<char>(fill->second));
        if (at < declared.content.size())
            page.replace(0, std::min(page.size(), declared.content.size() - at), declared.content, at,
                         page.size());
        if (pwrite(file, page.data(), page.size(), static_cast<off_t>(at)) < 0) {
            throw std::system_error(errno, std::generic_category(), "pwrite");
        }
    }
    if (declared.memory) return;
    fsync(file);
    if (declared.cold) posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
}

namespace {

/// Pages that this CPU still holds in a batch count one reference more, and would be copied once more: MADV_COLD empties
/// the batches, whatever it is told of (mm/madvise.c, lru_add_drain).
void settle() {
    static void* const page = mmap(nullptr, pageBytes, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    madvise(page, pageBytes, MADV_COLD);
}

}  // namespace

StepFacts HostPlayer::play(const Step& step) {
    StepFacts facts;
    const bool acts = !std::holds_alternative<pagewalk::NoteStep>(step.action);
    if (acts && !actors_.contains(step.process)) {
        facts.answer.error = "ESRCH";
    } else if (acts) {
        const ProcFiles::Faults before = actor(step.process).proc.faults();
        if (const auto* made = std::get_if<AccessStep>(&step.action))
            access(*made, actor(step.process).tracee, facts.answer);
        if (const auto* made = std::get_if<CallStep>(&step.action)) call(*made, step.process, facts.answer);
        if (actors_.contains(step.process)) {
            const ProcFiles::Faults after = actor(step.process).proc.faults();
            facts.answer.minor = after.minor - before.minor;
            facts.answer.major = after.major - before.major;
        }
    }
    settle();
    for (const auto& [name, living] : actors_) facts.state[name] = living.proc.facts();
    return facts;
}

// --- accesses -------------------------------------------------------------------------------------

void HostPlayer::access(const AccessStep& step, Tracee& tracee, Answer& answer) {
    const uint64_t start = number(step.address);
    const uint64_t end = step.sweep ? number(step.sweep->end) : start + 1;
    const uint64_t stride = step.sweep ? step.sweep->stride : 1;
    for (uint64_t at = start; at < end && answer.signal.empty(); at += stride)
        accessOnce(step, at, tracee, answer);
    if (step.sweep) answer.value.clear();
}

void HostPlayer::accessOnce(const AccessStep& step, uint64_t address, Tracee& tracee, Answer& answer) {
    const auto bytes = static_cast<unsigned>(step.size);
    uint64_t value = 0;
    Refusal refused;
    if (step.access == pagewalk::Access::Read) {
        refused = tracee.read(address, bytes, value);
    } else if (step.access == pagewalk::Access::Write) {
        std::memcpy(&value, step.value.bytes.data(), std::min<size_t>(sizeof value, step.value.bytes.size()));
        refused = tracee.write(address, bytes, value);
    } else {
        refused = tracee.execute(address);
    }
    answer.signal = refused.signal;
    if (refused.hasAddress) answer.address = refused.address;
    if (step.access != pagewalk::Access::Read || !answer.signal.empty()) return;
    std::vector<uint8_t> read(bytes);
    std::memcpy(read.data(), &value, bytes);
    answer.value = pagewalk::littleEndianHex(read);
}

// --- calls ----------------------------------------------------------------------------------------

void HostPlayer::call(const CallStep& step, const std::string& process, Answer& answer) {
    Tracee& tracee = actor(process).tracee;
    if (step.name == "exit") {
        tracee.exit();
        actors_.erase(process);
        answer.returns = 0;
        return;
    }
    const int64_t returned = step.name == "fork" ? makeFork(step, tracee) : makeCall(step, tracee, answer);
    const bool failed = returned < 0 && returned > -4096;
    if (failed) answer.error = strerrorname_np(static_cast<int>(-returned));
    if (!failed && step.name != "fork") answer.returns = static_cast<uint64_t>(returned);
    if (!step.result.empty()) results_[step.result] = failed ? UINT64_MAX : static_cast<uint64_t>(returned);
}

int64_t HostPlayer::makeFork(const CallStep& step, Tracee& tracee) {
    const int64_t pid = tracee.fork();
    if (pid < 0) return pid;
    Tracee child = Tracee::adopt(static_cast<pid_t>(pid), tracee);
    actors_.emplace(step.result, Actor{child, ProcFiles(static_cast<pid_t>(pid), names_)});
    return pid;
}

int64_t HostPlayer::makeCall(const CallStep& step, Tracee& tracee, Answer& answer) {
    const auto arg = [&](size_t index) { return number(step, index); };
    const auto plain = [&](int64_t call) {
        return tracee.call(call, {arg(0), arg(1), arg(2), arg(3), arg(4), arg(5)});
    };
    const uint64_t buffer = scratchPage + bufferOffset;

    const std::map<std::string, std::function<int64_t()>> calls{
        {"mmap",
         [&] {
             return tracee.call(SYS_mmap, {arg(0), arg(1), arg(2), arg(3), file(step, 4), arg(5)});
         }},
        {"munmap", [&] { return plain(SYS_munmap); }},
        {"mprotect", [&] { return plain(SYS_mprotect); }},
        {"mremap", [&] { return plain(SYS_mremap); }},
        {"brk", [&] { return plain(SYS_brk); }},
        {"madvise", [&] { return plain(SYS_madvise); }},
        {"msync", [&] { return plain(SYS_msync); }},
        {"mlock", [&] { return plain(SYS_mlock); }},
        {"munlock", [&] { return plain(SYS_munlock); }},
        {"mlockall", [&] { return plain(SYS_mlockall); }},
        {"munlockall", [&] { return plain(SYS_munlockall); }},
        {"mseal", [&] { return plain(sealCall); }},
        {"setuid", [&] { return plain(SYS_setuid); }},
        {"close", [&] { return plain(SYS_close); }},
        {"ftruncate",
         [&] {
             return tracee.call(SYS_ftruncate, {file(step, 0), arg(1)});
         }},
        {"fsync", [&] { return tracee.call(SYS_fsync, {file(step, 0)}); }},
        {"fallocate",
         [&] {
             return tracee.call(SYS_fallocate, {file(step, 0), arg(1), arg(2), arg(3)});
         }},
        {"posix_fadvise",
         [&] {
             // Dirty pages are only on their way to the disk when the call returns, and stay until they arrive there.
             // The model has no such time between: it writes them back first, and so do we.
             tracee.call(SYS_fsync, {file(step, 0)});
             return tracee.call(SYS_fadvise64, {file(step, 0), arg(1), arg(2), arg(3)});
         }},
        {"sbrk",
         [&] {
             const int64_t before = tracee.call(SYS_brk, {});
             const int64_t wanted = before + static_cast<int64_t>(arg(0));
             return tracee.call(SYS_brk, {static_cast<uint64_t>(wanted)}) == wanted ? before : -ENOMEM;
         }},
        {"setrlimit",
         [&] {
             const uint64_t bytes = arg(0) == RLIMIT_AS ? arg(1) + ownBytes : arg(1);
             const rlimit limit{bytes, hardLimit(arg(0))};
             return tracee.call(SYS_prlimit64, {0, arg(0), inScratch(&limit, sizeof limit), 0});
         }},
        {"mincore",
         [&] {
             const int64_t returned = tracee.call(SYS_mincore, {arg(0), arg(1), buffer});
             for (uint64_t i = 0; returned == 0 && i < (arg(1) + pageBytes - 1) / pageBytes; ++i) {
                 answer.vector += (scratch_[bufferOffset + i] & 1) != 0 ? '1' : '0';
             }
             return returned;
         }},
        {"pread",
         [&] {
             const uint64_t count = std::min(arg(2), bufferBytes);
             const int64_t returned = tracee.call(SYS_pread64, {file(step, 0), buffer, count, arg(3)});
             if (returned >= 0) {
                 answer.value =
                     pagewalk::littleEndianHex({scratch_ + bufferOffset, scratch_ + bufferOffset + returned});
             }
             return returned;
         }},
        {"pwrite",
         [&] {
             std::string bytes = std::get<pagewalk::Literal>(step.arguments[1]).bytes;
             bytes.resize(std::min(arg(2), bufferBytes));
             const uint64_t from = inScratch(bytes.data(), bytes.size());
             return tracee.call(SYS_pwrite64, {file(step, 0), from, bytes.size(), arg(3)});
         }},
        {"open",
         [&] {
             const std::string path = "/proc/self/fd/" + std::to_string(static_cast<int>(file(step, 0)));
             return tracee.call(SYS_open, {inScratch(path.c_str(), path.size() + 1), arg(1)});
         }},
        {"memfd_create",
         [&] {
             const auto& name = std::get<std::string>(step.arguments[0]);
             return tracee.call(SYS_memfd_create, {inScratch(name.c_str(), name.size() + 1), arg(1)});
         }},
    };
    const auto known = calls.find(step.name);
    return known == calls.end() ? -ENOSYS : known->second();
}

uint64_t HostPlayer::number(const pagewalk::Operand& operand) const {
    if (operand.base == pagewalk::Operand::Base::Integer) return operand.value;
    const auto bound = results_.find(operand.name);
    return (bound == results_.end() ? 0 : bound->second) + operand.value;
}

uint64_t HostPlayer::number(const CallStep& step, size_t index) const {
    if (index >= step.arguments.size()) return 0;
    const auto* operand = std::get_if<pagewalk::Operand>(&step.arguments[index]);
    return operand == nullptr ? 0 : number(*operand);
}

/// A quoted path's descriptor, or the number of one; -1 where the argument is left out.
uint64_t HostPlayer::file(const CallStep& step, size_t index) const {
    if (index >= step.arguments.size()) return UINT64_MAX;
    const auto* path = std::get_if<std::string>(&step.arguments[index]);
    if (path == nullptr) return number(step, index);
    const auto known = files_.find(*path);
    return known == files_.end() ? UINT64_MAX : static_cast<uint64_t>(known->second);
}

uint64_t HostPlayer::inScratch(const void* bytes, size_t count) {
    std::memcpy(scratch_ + bufferOffset, bytes, std::min<size_t>(count, bufferBytes));
    return scratchPage + bufferOffset;
}

}  // namespace judge
