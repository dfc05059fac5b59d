// What a replacement policy may ask the kernel when a frame is wanted and none is free.
#pragma once

#include <array>
#include <optional>
#include <set>
#include <vector>

#include "kernel/machine.h"
#include "kernel/reverse_map.h"

namespace pagewalk {

/// Frames that somebody works on; the zero frame stands for none.
using HeldFrames = std::array<FrameNumber, 2>;

class Candidates {
  public:
    Candidates(Kernel& kernel, HeldFrames held);

    uint32_t frames() const { return kernel_.machine.frames.size(); }
    /// Whether a frame can be taken back: it is neither locked nor held, and its page can be built again from
    /// elsewhere: a file, a swap slot, or nothing, if MADV_FREE gave it up.
    bool takeable(FrameNumber frame) const;

    /// The bits of all entries that map a frame, together.
    bool accessed(FrameNumber frame) const { return accessedEntries(frame) != 0; }
    /// Written since it came, or since it was written back: by an entry, or known to the page cache.
    bool dirty(FrameNumber frame) const;
    uint32_t accessedEntries(FrameNumber frame) const;
    /// Clears the accessed bits, and drops the translations that would keep the next access from setting them.
    void clearAccessed(FrameNumber frame);
    /// Whether a program may execute the page through an entry that was accessed.
    bool executable(FrameNumber frame) const;

    /// All frames that can be taken back, lowest first.
    std::vector<FrameNumber> all() const;
    /// The first takeable frame of a list, from the oldest on or from the newest back.
    template <class List>
    std::optional<FrameNumber> oldest(const List& list) const {
        for (FrameNumber at = list.oldest(); at.value != 0; at = list.newerThan(at)) {
            if (takeable(at)) return at;
        }
        return std::nullopt;
    }
    template <class List>
    std::optional<FrameNumber> newest(const List& list) const {
        for (FrameNumber at = list.newest(); at.value != 0; at = list.olderThan(at)) {
            if (takeable(at)) return at;
        }
        return std::nullopt;
    }

    const Machine& machine() const { return kernel_.machine; }

  private:
    Kernel& kernel_;
    HeldFrames held_;
    std::set<FrameNumber> locked_;
};

}  // namespace pagewalk
