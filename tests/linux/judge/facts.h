// What can be told of one step and of the state after it, alike for a kernel and for the engine.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace judge {

/// What the step answered. Empty strings and absent numbers: nothing of the kind.
struct Answer {
    std::string signal{};               ///< the name of si_code: SEGV_MAPERR …
    std::optional<uint64_t> address{};  ///< si_addr; absent for SI_KERNEL
    std::string error{};                ///< an errno's name
    std::optional<uint64_t> returns{};  ///< not compared for fork: pids differ
    std::string value{};                ///< what a read gave, as hex
    std::string vector{};               ///< of mincore: a digit a page
    uint64_t minor = 0;                 ///< faults of the acting process
    uint64_t major = 0;
};

/// What stands behind a page. A number is a name only: a kernel's frame 0x1234 may be the engine's frame 3.
struct PageFacts {
    enum class State : uint8_t { Present, Swapped, Guard };
    State state = State::Present;
    bool zero = false;    ///< Present: the shared zero frame
    bool cached = false;  ///< Present: a page of a file or shared object
    uint64_t number = 0;  ///< Present: the frame; Swapped: the slot
};

/// The figures of smaps that are compared, in kB, in this order.
inline constexpr std::array figureNames{"Rss",          "Pss",           "Shared_Clean",
                                        "Shared_Dirty", "Private_Clean", "Private_Dirty",
                                        "Anonymous",    "Swap",          "Locked"};

struct RegionFacts {
    std::string line{};  ///< of maps, without device and inode
    std::array<uint64_t, figureNames.size()> figures{};
    std::string flags{};  ///< VmFlags, those of them that the model knows, sorted
};

struct ProcessFacts {
    std::vector<RegionFacts> regions{};
    std::map<uint64_t, PageFacts> pages{};  ///< by address; absent pages are left out
};

/// All living processes after a step, by name.
using State = std::map<std::string, ProcessFacts>;

struct StepFacts {
    Answer answer{};
    State state{};
};

}  // namespace judge
