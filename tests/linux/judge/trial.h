// One scenario before the judge: played by the kernel and by the engine, compared after every step.
#pragma once

#include <string>
#include <vector>

#include "host_player.h"

namespace judge {

struct Verdict {
    enum class Kind : uint8_t { Agrees, Differs, Unsteady, Unreadable, NotPlayable };
    Kind kind = Kind::Agrees;
    uint32_t steps = 0;                  ///< steps compared
    std::string where{};                 ///< Differs: the step
    std::vector<std::string> reasons{};  ///< differences, diagnostics, or why it cannot be played here
};

/// The scenario with this kernel's own settings said in its header.
std::string adapted(const std::string& text, const Host& host);

/// Plays a scenario once.
Verdict tryOnce(const std::string& text, const Host& host);

/// Plays it again where it differs. What a kernel does not do three times alike is no fact (a disk that is slower than the
/// next fault, a page in a batch of another CPU): where it agrees once it agrees, where it differs each time otherwise it
/// is Unsteady.
Verdict tryScenario(const std::string& text, const Host& host);

/// The shortest scenario found that still differs, by leaving out steps as long as that is so.
std::string shrink(const std::string& text, const Host& host);

}  // namespace judge
