// Which page a frame holds, and what a policy is told of pages and frames.
#pragma once

#include <compare>
#include <cstdint>

#include "base/address.h"

namespace pagewalk {

/// A page by name, in memory or not: a page of an object, or a private page by the process that asked for it. A page
/// that several processes share since a fork has several names; the frame goes by the one that brought it in.
struct PageIdentity {
    bool inObject = false;
    uint32_t owner = 0;  ///< the object, or the process
    uint64_t page = 0;   ///< in the object, or its page number
    friend auto operator<=>(const PageIdentity&, const PageIdentity&) = default;
};

/// A page has got a frame.
struct Placement {
    FrameNumber frame;
    PageIdentity identity;
    bool swapBacked = false;  ///< private memory and memory files; else a file on a disk
};

/// An access that was made.
struct Use {
    FrameNumber frame;   ///< the zero frame too
    bool fresh = false;  ///< it was a fault that took a frame: the page came for this very access
    uint32_t process = 0;
    PageNumber page;
};

}  // namespace pagewalk
