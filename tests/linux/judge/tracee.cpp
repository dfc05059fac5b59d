#include "tracee.h"

#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>
#include <vector>

#include "target.h"

namespace judge {
namespace {

constexpr uint64_t trapFlag = 0x100;  // EFLAGS.TF: stop after one instruction (Intel SDM vol. 3B, 18.3.1.4)
constexpr uint64_t scratchStack = scratchPage + pageBytes / 2;
constexpr uint64_t scratchByte = scratchPage + 16;

void require(bool good, const char* what) {
    if (!good) throw std::system_error(errno, std::generic_category(), what);
}

void limit(__rlimit_resource resource, rlim_t bytes) {
    rlimit value{};
    getrlimit(resource, &value);
    value.rlim_cur = bytes;
    setrlimit(resource, &value);
}

/// The judge's own descriptors, which the program inherits, are higher than any that `open` answers with; one inherited
/// from whoever started the judge would take such a number.
void closeStrangers() { close_range(STDERR_FILENO + 1, firstOwnDescriptor - 1, 0); }

/// In the child of fork: becomes the program, under the limits that the engine's processes begin with.
[[noreturn]] void become(int image) {
    closeStrangers();
    personality(ADDR_NO_RANDOMIZE);
    limit(RLIMIT_STACK, 8 << 20);
    limit(RLIMIT_MEMLOCK, 8 << 20);
    limit(RLIMIT_CORE, 0);
    prctl(PR_SET_THP_DISABLE, 1, 0, 0, 0);
    ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
    char name[] = "target";
    char* const arguments[] = {name, nullptr};
    char* const environment[] = {nullptr};
    fexecve(image, arguments, environment);
    _exit(127);
}

/// The regions that the kernel gave the program of itself: [vdso] and its kin.
struct Gift {
    uint64_t start;
    uint64_t bytes;
};

std::vector<Gift> giftsOf(pid_t pid) {
    std::ifstream maps("/proc/" + std::to_string(pid) + "/maps");
    std::vector<Gift> gifts;
    for (std::string line; std::getline(maps, line);) {
        if (line.find("[vdso]") == std::string::npos && line.find("[vvar") == std::string::npos) continue;
        std::istringstream words(line);
        uint64_t start = 0;
        uint64_t end = 0;
        char dash = 0;
        words >> std::hex >> start >> dash >> end;
        gifts.push_back({start, end - start});
    }
    return gifts;
}

std::string codeName(const siginfo_t& info) {
    if (info.si_signo == SIGBUS)
        return info.si_code == BUS_ADRERR ? "BUS_ADRERR" : "SIGBUS/" + std::to_string(info.si_code);
    switch (info.si_code) {
        case SEGV_MAPERR: return "SEGV_MAPERR";
        case SEGV_ACCERR: return "SEGV_ACCERR";
        case SI_KERNEL: return "SI_KERNEL";
        default: return "SIGSEGV/" + std::to_string(info.si_code);
    }
}

}  // namespace

Tracee Tracee::start(int image, int scratch) {
    Tracee made;
    made.pid_ = ::fork();
    require(made.pid_ >= 0, "fork");
    if (made.pid_ == 0) become(image);
    made.waitForStop();
    require(WIFSTOPPED(made.status_), "the program did not start");
    require(ptrace(PTRACE_SETOPTIONS, made.pid_, nullptr, PTRACE_O_TRACEFORK | PTRACE_O_EXITKILL) == 0,
            "ptrace");
    require(ptrace(PTRACE_GETREGS, made.pid_, nullptr, &made.fresh_) == 0, "ptrace");
    made.moveIn(image, scratch);
    made.run(made.registersAt(made.base_ + offsetOf(Stub::WarmUp)));
    return made;
}

// The first calls are made from where the kernel loaded the code, the others from where it stays.
void Tracee::moveIn(int image, int scratch) {
    base_ = loadPage;
    for (const Gift& gift : giftsOf(pid_)) call(SYS_munmap, {gift.start, gift.bytes});
    call(SYS_mmap, {codePage, pageBytes, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_FIXED,
                    static_cast<uint64_t>(image), 0});
    call(SYS_mmap, {scratchPage, pageBytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED,
                    static_cast<uint64_t>(scratch), 0});
    base_ = codePage;
    call(SYS_munmap, {loadPage, pageBytes});
}

Tracee Tracee::adopt(pid_t pid, const Tracee& parent) {
    Tracee made;
    made.pid_ = pid;
    made.fresh_ = parent.fresh_;
    made.base_ = parent.base_;
    made.waitForStop();
    made.run(made.registersAt(made.base_ + offsetOf(Stub::WarmUp)));
    return made;
}

user_regs_struct Tracee::registersAt(uint64_t instruction) const {
    user_regs_struct registers = fresh_;
    registers.rip = instruction;
    registers.orig_rax = UINT64_MAX;  // not in a system call: nothing to restart
    registers.eflags &= ~trapFlag;
    registers.rsp = scratchStack;
    registers.rax = scratchByte;
    return registers;
}

void Tracee::run(const user_regs_struct& registers) {
    require(ptrace(PTRACE_SETREGS, pid_, nullptr, &registers) == 0, "ptrace");
    do {
        require(ptrace(PTRACE_CONT, pid_, nullptr, nullptr) == 0, "ptrace");
        waitForStop();
    } while (WIFSTOPPED(status_) && WSTOPSIG(status_) == SIGCHLD);
}

void Tracee::waitForStop() { require(waitpid(pid_, &status_, __WALL) == pid_, "waitpid"); }

int64_t Tracee::call(int64_t number, const std::array<uint64_t, 6>& arguments) {
    user_regs_struct registers = registersAt(base_ + offsetOf(Stub::Call));
    registers.rax = static_cast<uint64_t>(number);
    registers.rdi = arguments[0];
    registers.rsi = arguments[1];
    registers.rdx = arguments[2];
    registers.r10 = arguments[3];
    registers.r8 = arguments[4];
    registers.r9 = arguments[5];
    run(registers);
    if (WIFSTOPPED(status_) && status_ >> 8 == (SIGTRAP | PTRACE_EVENT_FORK << 8)) {
        require(ptrace(PTRACE_CONT, pid_, nullptr, nullptr) == 0, "ptrace");
        waitForStop();
    }
    require(ptrace(PTRACE_GETREGS, pid_, nullptr, &registers) == 0, "ptrace");
    return static_cast<int64_t>(registers.rax);
}

int64_t Tracee::fork() { return call(SYS_fork, {}); }

void Tracee::exit() {
    user_regs_struct registers = registersAt(base_ + offsetOf(Stub::Call));
    registers.rax = SYS_exit_group;
    registers.rdi = 0;
    run(registers);
}

Refusal Tracee::read(uint64_t address, unsigned bytes, uint64_t& value) {
    user_regs_struct registers = registersAt(base_ + accessStub(Stub::Read, bytes));
    registers.rsi = address;
    registers.rax = 0;
    run(registers);
    Refusal refused = refusal();
    if (!refused.signal.empty()) return refused;
    require(ptrace(PTRACE_GETREGS, pid_, nullptr, &registers) == 0, "ptrace");
    value = registers.rax;
    return refused;
}

Refusal Tracee::write(uint64_t address, unsigned bytes, uint64_t value) {
    user_regs_struct registers = registersAt(base_ + accessStub(Stub::Write, bytes));
    registers.rsi = address;
    registers.rax = value;
    run(registers);
    return refusal();
}

// PTRACE_SINGLESTEP would read the instruction through the tracer and so fault it in; the flag does not.
Refusal Tracee::execute(uint64_t address) {
    user_regs_struct registers = registersAt(address);
    registers.eflags |= trapFlag;
    run(registers);
    return refusal();
}

Refusal Tracee::refusal() const {
    if (WIFSTOPPED(status_) && WSTOPSIG(status_) == SIGTRAP) return {};
    siginfo_t info{};
    require(WIFSTOPPED(status_) && ptrace(PTRACE_GETSIGINFO, pid_, nullptr, &info) == 0, "the program ended");
    const bool hasAddress = info.si_code != SI_KERNEL;
    return {codeName(info), hasAddress, hasAddress ? reinterpret_cast<uint64_t>(info.si_addr) : 0};
}

}  // namespace judge
