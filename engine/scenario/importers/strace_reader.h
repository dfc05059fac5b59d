// What strace(1) prints, line by line, as events: calls with their arguments, signals, ends of processes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/diagnostic.h"

namespace pagewalk::importing {

struct TracedEvent {
    enum class Kind : uint8_t {
        Call,
        Signal,  ///< `--- SIGSEGV {…} ---`: the name, and its fields as one argument
        End,     ///< `+++ exited with 0 +++`, `+++ killed by SIGSEGV +++`
        Layout,  ///< a line of /proc/PID/maps, as `pagewalk record` puts behind an execve: one argument
    };
    Kind kind = Kind::Call;
    uint32_t pid = 0;  ///< 0: the line names none
    std::string name{};
    std::vector<std::string> arguments{};
    std::string returned{};  ///< as printed: "0x7f…", "3</etc/passwd>", "-1", "?"
    std::string error{};     ///< "ENOENT"
    uint32_t begun = 0;      ///< the line where the call was made …
    uint32_t line = 0;       ///< … and where it returned

    bool succeeded() const { return error.empty() && returned != "?"; }
};

/// Reads a trace with or without `-f`, `-o`, `-t`, `-r`, `-T`, `-y`. A call that another process interrupted
/// ("<unfinished ...>", "resumed>") comes out whole, at the place of its return. Other lines get a warning.
std::vector<TracedEvent> readStrace(std::string_view text, Diagnostics& diagnostics);

}  // namespace pagewalk::importing
