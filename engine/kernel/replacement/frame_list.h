// Frames in an order, from the oldest to the newest: what most replacement policies are made of.
//
// A ring of links over frame numbers, in which frame 0, the zero frame, is both ends. Everything is O(1), and the list
// is a value.
#pragma once

#include <cstdint>

#include "base/address.h"
#include "base/cow_vector.h"
#include "base/hash.h"

namespace pagewalk {

class FrameList {
  public:
    FrameList() = default;
    /// An empty list that can hold frames 1 to `frames`.
    explicit FrameList(uint32_t frames) { links_.resize(size_t{frames} + 1); }

    uint32_t size() const { return size_; }
    bool contains(FrameNumber frame) const { return links_[frame.value].inside; }
    /// The ends, and from one to the next; frame 0 when there is none.
    FrameNumber oldest() const { return {links_[0].newer}; }
    FrameNumber newest() const { return {links_[0].older}; }
    FrameNumber newerThan(FrameNumber frame) const { return {links_[frame.value].newer}; }
    FrameNumber olderThan(FrameNumber frame) const { return {links_[frame.value].older}; }

    /// Makes a frame the newest, wherever it was.
    void push(FrameNumber frame) {
        erase(frame);
        const uint32_t last = links_[0].older;
        links_.writable(frame.value) = {last, 0, true};
        links_.writable(last).newer = frame.value;
        links_.writable(0).older = frame.value;
        ++size_;
    }
    /// Takes a frame out; answers whether it was inside.
    bool erase(FrameNumber frame) {
        const Link link = links_[frame.value];
        if (!link.inside) return false;
        links_.writable(link.older).newer = link.newer;
        links_.writable(link.newer).older = link.older;
        links_.writable(frame.value) = {};
        --size_;
        return true;
    }

    void addTo(Hasher& hasher) const {
        hasher.add(size_);
        for (FrameNumber at = oldest(); at.value != 0; at = newerThan(at)) hasher.add(at.value);
    }
    friend bool operator==(const FrameList& a, const FrameList& b) {
        return a.size_ == b.size_ &&
               a.links_.equals(b.links_, [](const Link& x, const Link& y) { return x == y; });
    }

  private:
    struct Link {
        uint32_t older = 0;
        uint32_t newer = 0;
        bool inside = false;
        friend bool operator==(const Link&, const Link&) = default;
    };

    CowVector<Link> links_;
    uint32_t size_ = 0;
};

}  // namespace pagewalk
