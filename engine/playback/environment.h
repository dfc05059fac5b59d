// What the names of a scenario stand for while it is played. Part of the state: a keyframe holds it too.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "kernel/machine.h"
#include "scenario/scenario.h"

namespace pagewalk {

struct Environment {
    std::map<std::string, uint64_t> results{};        ///< "buf = mmap(…)"
    std::map<std::string, ProcessId> processes{};     ///< declared ones and those that fork made
    std::map<std::string, OpenFileId> quotedFiles{};  ///< the one open file that a quoted path stands for

    friend bool operator==(const Environment&, const Environment&) = default;
};

/// The number that an operand means for a process now. Nothing for a label that no region of it has.
std::optional<uint64_t> resolve(const Operand& operand, const Environment& environment, const Machine& machine,
                                ProcessId process);

/// Reads an address as a person types it ("0x602010", "buf+8", "[heap]"). On a mistake answers nothing and says why.
std::optional<Operand> parseAddress(const std::string& text, const Environment& environment,
                                    std::string& mistake);

}  // namespace pagewalk
