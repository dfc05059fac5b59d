// What a policy does about the things that it does not care for: nothing.
#pragma once

#include <cstdint>
#include <optional>

#include "base/hash.h"
#include "kernel/replacement/page_identity.h"

namespace pagewalk {

class Candidates;

/// The base of every policy. Each has besides: chooseVictim(Candidates&), addTo(Hasher&), and is a value.
struct NoPolicy {
    /// A page that is not in memory is going to get a frame; one may have to be taken back for it first.
    void wanted(const PageIdentity&) {}
    /// It has got its frame.
    void placed(const Placement&) {}
    /// The victim that chooseVictim() answered is being taken back.
    void evicted(FrameNumber) {}
    /// A frame is free again, for whatever reason; after evicted() too.
    void freed(FrameNumber) {}
    /// Told only to policies that say so.
    static constexpr bool watchesAccesses = false;
    void used(const Use&) {}
    /// A step of the scenario begins.
    void beginStep(uint32_t) {}

    friend bool operator==(const NoPolicy&, const NoPolicy&) = default;
};

}  // namespace pagewalk
