// The calls of the language, with their arguments in the order of the Linux manual.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "scenario/constants.h"

namespace pagewalk {

struct CallSignature {
    std::string_view name;
    std::vector<ArgumentKind> arguments;
    size_t required = 0;        ///< trailing ones may be left out
    bool bindsProcess = false;  ///< "C = fork()": the result is a process
};

/// The signature of a call that is modelled, or null.
const CallSignature* callSignature(std::string_view name);
/// The names of all calls that are modelled, for suggestions.
std::span<const std::string_view> callNames();

}  // namespace pagewalk
