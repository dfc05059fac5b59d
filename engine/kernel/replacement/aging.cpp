#include "kernel/replacement/aging.h"

#include "kernel/replacement/candidates.h"

namespace pagewalk {

std::optional<FrameNumber> Aging::chooseVictim(Candidates& candidates) {
    constexpr unsigned newestBit = 7;
    std::optional<FrameNumber> victim;
    for (const FrameNumber frame : candidates.all()) {
        const unsigned history =
            (histories_[frame.value] >> 1) | (static_cast<unsigned>(candidates.accessed(frame)) << newestBit);
        histories_.writable(frame.value) = static_cast<uint8_t>(history);
        candidates.clearAccessed(frame);
        if (!victim || history < histories_[victim->value]) victim = frame;
    }
    return victim;
}

void Aging::addTo(Hasher& hasher) const {
    histories_.forEachStored([&hasher](size_t frame, uint8_t history) {
        if (history == 0) return;
        hasher.add(static_cast<uint64_t>(frame));
        hasher.add(uint64_t{history});
    });
}

}  // namespace pagewalk
