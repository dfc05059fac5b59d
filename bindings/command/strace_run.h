// A program run under strace(1), with the layouts that a trace itself does not tell.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace pagewalk::command {

struct StraceRun {
    std::string trace{};  ///< lines of strace -f -y; behind an execve the new layout, at the end the last ones
    std::map<uint32_t, std::string> layouts{};  ///< by pid: /proc/PID/maps when it was about to end
    bool started = false;                       ///< strace ran, and the program with it
};

/// Whether there is a strace on the PATH.
bool haveStrace();

/// Runs a program to its end. Its output goes to standard error if `quietly`, so that standard output stays free.
///
/// strace is told to hold a process for a moment behind each execve and before its exit_group (--inject, delay_exit and
/// delay_enter); meanwhile /proc/PID/maps is read.
StraceRun runUnderStrace(const std::vector<std::string>& program, bool quietly);

}  // namespace pagewalk::command
