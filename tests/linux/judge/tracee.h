// One process of the host, held by ptrace(2): it makes a call, an access or a fetch when told to, and stands still
// otherwise. Nothing of the tracer lies in its memory but the two pages of target.h.
#pragma once

#include <sys/types.h>
#include <sys/user.h>

#include <array>
#include <cstdint>
#include <string>

namespace judge {

/// Descriptors of the judge begin here, so that those a scenario opens begin at 3 as the engine's do.
inline constexpr int firstOwnDescriptor = 100;

/// How an access ended: si_code's name and si_addr, or nothing.
struct Refusal {
    std::string signal{};  ///< "" when it went through
    bool hasAddress = false;
    uint64_t address = 0;
};

class Tracee {
  public:
    Tracee() = default;
    /// Starts the program of `image` (an open file), in a new process whose only memory is its initial stack.
    /// The files that it is to inherit must be open without O_CLOEXEC, from firstOwnDescriptor on; lower ones are closed. Throws std::system_error.
    static Tracee start(int image, int scratch);
    /// A child that `parent` has just made by fork, ready to act. Its own two pages are faulted in.
    static Tracee adopt(pid_t pid, const Tracee& parent);

    pid_t pid() const { return pid_; }

    /// Makes a system call and answers what it returned, -errno included.
    int64_t call(int64_t number, const std::array<uint64_t, 6>& arguments);
    /// fork(2): the child's pid, or -errno. The child stands still until it is adopted.
    int64_t fork();
    /// exit_group(2), and waits for the end.
    void exit();
    /// Reads `bytes` (1, 2, 4 or 8) into `value`, little-endian.
    Refusal read(uint64_t address, unsigned bytes, uint64_t& value);
    Refusal write(uint64_t address, unsigned bytes, uint64_t value);
    /// Runs the one instruction that stands at an address.
    Refusal execute(uint64_t address);

  private:
    user_regs_struct registersAt(uint64_t instruction) const;
    /// Goes on with these registers until the next stop that is not a child's death.
    void run(const user_regs_struct& registers);
    void moveIn(int image, int scratch);
    void waitForStop();
    Refusal refusal() const;

    pid_t pid_ = 0;
    uint64_t base_ = 0;  // where the code lies
    int status_ = 0;     // of waitpid
    user_regs_struct fresh_{};
};

}  // namespace judge
