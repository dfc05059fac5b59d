// The three answers about an address, and what an access there would do now. Asking changes nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/address.h"
#include "playback/snapshot.h"

namespace pagewalk {

struct WalkReport {
    unsigned level;
    FrameNumber table;
    uint32_t index;
    uint64_t entry;
    bool present;
};

struct SharedPlace {
    std::string process;
    VirtualAddress address;
};

/// A neighbour of a gap.
struct Neighbour {
    VirtualAddress edge;  ///< of the region below its end, of the one above its start
    std::string label;
    std::string permissions;
};

struct WouldDo {
    std::string result;  ///< ok, or a signal and its code
    std::string served;  ///< the kind of the last fault served, or ""
    uint64_t minor = 0;
    uint64_t major = 0;
};

struct Explanation {
    std::string process;
    VirtualAddress address;
    std::string half;  ///< user, kernel, or hole (not canonical)
    std::optional<RegionSnapshot> region{};
    std::optional<Neighbour> below{};
    std::optional<Neighbour> above{};
    std::optional<PageSnapshot> page{};

    /// none, unbacked, zero-frame, private-frame, page-cache, past-end, swap, guard, file, special
    std::string backing;
    std::optional<FrameNumber> frame{};
    std::optional<uint32_t> slot{};  ///< of swap
    std::string file{};
    std::optional<uint64_t> filePage{};
    std::vector<SharedPlace> sharedWith{};
    std::optional<PhysicalAddress> physical{};
    std::vector<WalkReport> walk{};

    WouldDo read{};
    WouldDo write{};
    WouldDo execute{};

    /// The three answers as sentences.
    std::string whose{};
    std::string which{};
    std::string backed{};
};

}  // namespace pagewalk
