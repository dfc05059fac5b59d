// What an importer answers: a scenario's text, and what it could not read.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "scenario/diagnostic.h"

namespace pagewalk {

struct Imported {
    std::string text{};  ///< a scenario that the parser reads without a mistake; "" where there is an error
    /// An error: there is no text. Warnings: lines that were passed over, the first few of them.
    Diagnostics diagnostics{};
    /// Of a trace: by pid, the process of the scenario that it was at its end.
    std::map<uint32_t, std::string> processes{};
};

namespace importing {

/// More than this is not read at once: a megabyte of trace is thousands of steps already.
inline constexpr uint64_t mostBytes = uint64_t{64} << 20;
/// Warnings about single lines; a file of another kind would have one for each.
inline constexpr size_t mostWarnings = 10;

/// Adds a warning about a line, unless there are enough.
void warn(Diagnostics& diagnostics, uint32_t line, std::string message, std::string hint = "");
/// The answer that is a mistake.
Imported refuse(std::string message, std::string hint);

}  // namespace importing
}  // namespace pagewalk
