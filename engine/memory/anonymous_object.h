// The private pages of one address space: what its private regions hold of their own.
//
// This, not the page table, is the truth about private memory: a page stands here once it was written (or copied
// on write), in a frame or in a swap slot, whether or not a table maps it. A page that was only read is not here:
// it is still the zero frame or the file's page. Guard markers (MADV_GUARD_INSTALL) stand here too, in regions of
// any kind.
#pragma once

#include <cstdint>
#include <map>

#include "base/address.h"
#include "base/hash.h"
#include "memory/swap_area.h"

namespace pagewalk {

/// Where one private page is.
struct AnonymousPage {
    enum class State : uint8_t { InFrame, Swapped, Guard };

    State state = State::InFrame;
    FrameNumber frame{};  ///< InFrame
    SlotNumber slot = 0;  ///< Swapped

    static AnonymousPage inFrame(FrameNumber frame) { return {State::InFrame, frame, 0}; }
    static AnonymousPage swapped(SlotNumber slot) { return {State::Swapped, {}, slot}; }
    static AnonymousPage guard() { return {State::Guard, {}, 0}; }
    bool isInFrame() const { return state == State::InFrame; }
    bool isSwapped() const { return state == State::Swapped; }
    bool isGuard() const { return state == State::Guard; }
    friend bool operator==(AnonymousPage, AnonymousPage) = default;
};

class AnonymousObject {
  public:
    using Pages = std::map<PageNumber, AnonymousPage>;

    /// The private page at a page number, or null.
    const AnonymousPage* find(PageNumber page) const {
        const auto at = pages_.find(page);
        return at == pages_.end() ? nullptr : &at->second;
    }
    void put(PageNumber page, AnonymousPage content) { pages_[page] = content; }
    void erase(PageNumber page) { pages_.erase(page); }

    const Pages& pages() const { return pages_; }

    /// Some neighbours among the pages, for a loop. Valid until one is put or erased.
    struct Stretch {
        Pages::const_iterator first;
        Pages::const_iterator last;
        Pages::const_iterator begin() const { return first; }
        Pages::const_iterator end() const { return last; }
    };
    /// The private pages of [range.start, range.end), lowest first.
    Stretch in(AddressRange range, PageSize size) const {
        return {pages_.lower_bound(size.pageOf(range.start)), pages_.lower_bound(size.pageOf(range.end))};
    }

    void addTo(Hasher& hasher) const {
        hasher.add(static_cast<uint64_t>(pages_.size()));
        for (const auto& [page, content] : pages_) {
            hasher.add(page.value);
            hasher.add(static_cast<uint64_t>(content.state));
            hasher.add(content.frame.value);
            hasher.add(content.slot);
        }
    }
    friend bool operator==(const AnonymousObject&, const AnonymousObject&) = default;

  private:
    Pages pages_;
};

}  // namespace pagewalk
