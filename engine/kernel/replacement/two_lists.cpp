#include "kernel/replacement/two_lists.h"

#include "kernel/replacement/candidates.h"

namespace pagewalk {
namespace {

constexpr uint32_t swappiness = 60;        // vm.swappiness
constexpr uint32_t wholeSwappiness = 200;  // its greatest value, at which files are left alone

}  // namespace

TwoLists::TwoLists(uint32_t frames)
    : lists_{Lists{FrameList(frames), FrameList(frames)}, Lists{FrameList(frames), FrameList(frames)}} {
    referenced_.resize(size_t{frames} + 1);
}

void TwoLists::placed(const Placement& placement) {
    lists_[placement.swapBacked ? Swap : File].inactive.push(placement.frame);
}

void TwoLists::freed(FrameNumber frame) {
    for (Lists& lists : lists_) {
        lists.active.erase(frame);
        lists.inactive.erase(frame);
    }
    if (referenced_[frame.value] != 0) referenced_.writable(frame.value) = 0;
}

std::optional<FrameNumber> TwoLists::chooseVictim(Candidates& candidates) {
    const Kind kind = chooseKind(candidates);
    if (!anyTakeable(candidates, lists_[kind])) return std::nullopt;
    deactivate(candidates, lists_[kind]);
    return shrinkInactive(candidates, kind);
}

// get_scan_count.
TwoLists::Kind TwoLists::chooseKind(const Candidates& candidates) {
    if (!anyTakeable(candidates, lists_[Swap])) return File;
    if (!anyTakeable(candidates, lists_[File])) return Swap;
    if (!lists_[File].inactiveIsLow()) return File;
    swapShare_ += swappiness;
    if (swapShare_ < wholeSwappiness) return File;
    swapShare_ -= wholeSwappiness;
    return Swap;
}

bool TwoLists::anyTakeable(const Candidates& candidates, const Lists& lists) {
    return candidates.oldest(lists.inactive).has_value() || candidates.oldest(lists.active).has_value();
}

// shrink_active_list: until the inactive list is not the shorter one, or has something that can be taken.
void TwoLists::deactivate(Candidates& candidates, Lists& lists) {
    while (lists.active.size() != 0 && (lists.inactiveIsLow() || !candidates.oldest(lists.inactive))) {
        const FrameNumber frame = lists.active.oldest();
        candidates.clearAccessed(frame);
        lists.active.erase(frame);
        lists.inactive.push(frame);
    }
}

// shrink_inactive_list. Every page is passed at most twice in a row before its bits are used up, or becomes active and
// comes back unaccessed.
std::optional<FrameNumber> TwoLists::shrinkInactive(Candidates& candidates, Kind kind) {
    Lists& lists = lists_[kind];
    for (;;) {
        const FrameNumber frame = lists.inactive.oldest();
        const bool takeable = candidates.takeable(frame);
        if (takeable && candidates.accessedEntries(frame) == 0) return frame;
        if (!takeable || keepsOnce(candidates, frame, kind)) {
            lists.inactive.push(frame);
            continue;
        }
        lists.inactive.erase(frame);
        lists.active.push(frame);
        deactivate(candidates, lists);
    }
}

// folio_check_references: of an accessed page, whether it goes around once more, or (false) becomes active.
bool TwoLists::keepsOnce(Candidates& candidates, FrameNumber frame, Kind kind) {
    const bool twice = referenced_[frame.value] != 0 || candidates.accessedEntries(frame) > 1;
    referenced_.writable(frame.value) = 1;
    const bool code = kind == File && candidates.executable(frame);
    candidates.clearAccessed(frame);
    return !twice && !code;
}

void TwoLists::addTo(Hasher& hasher) const {
    for (const Lists& lists : lists_) {
        lists.active.addTo(hasher);
        lists.inactive.addTo(hasher);
    }
    referenced_.forEachStored([&hasher](size_t frame, uint8_t referenced) {
        if (referenced != 0) hasher.add(static_cast<uint64_t>(frame));
    });
    hasher.add(uint64_t{swapShare_});
}

bool operator==(const TwoLists& a, const TwoLists& b) {
    return a.lists_ == b.lists_ && a.swapShare_ == b.swapShare_ &&
           a.referenced_.equals(b.referenced_, [](uint8_t x, uint8_t y) { return x == y; });
}

}  // namespace pagewalk
