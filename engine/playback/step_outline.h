// What the steps are, known from the text before any is played.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "scenario/scenario.h"

namespace pagewalk {

struct StepOutline {
    uint32_t index = 0;
    uint32_t line = 0;
    std::string kind{};     ///< access, call, switch, note, sysctl
    std::string op{};       ///< read, mmap, switch …
    std::string process{};  ///< "" for note and sysctl
    std::string text{};     ///< as the printer writes it, without expectations
    std::vector<std::string> expectations{};
};

/// One step's outline.
StepOutline outlineOf(const Step& step, uint32_t index);
std::vector<StepOutline> outlineOf(const Scenario& scenario);

}  // namespace pagewalk
