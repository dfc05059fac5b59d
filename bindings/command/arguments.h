// What the tasks of the command share: their arguments, the files that they read, how they complain.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "playback/session.h"

namespace pagewalk::command {

using Arguments = std::vector<std::string>;

/// Wrong use of the command itself: says so, with the usage, and is the exit status for it.
int misuse(const std::string& message);
void printUsage();

/// A whole file, or standard input for "-"; says why there is nothing.
std::optional<std::string> readText(const std::string& path);

/// Takes an option out of the arguments; whether it was there.
bool takeFlag(Arguments& arguments, const std::string& name);
/// Takes "--at N" out of the arguments. A mistake is a misuse, and answered as nothing.
struct Position {
    bool good = true;
    std::optional<uint32_t> at{};
};
Position takePosition(Arguments& arguments);

/// Prints mistakes as compilers do, on standard error; whether one of them is an error.
bool printDiagnostics(const std::string& path, const Diagnostics& diagnostics);

}  // namespace pagewalk::command
