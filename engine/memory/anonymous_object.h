// The private pages of one address space: what its private regions hold of their own.
//
// This, not the page table, is the truth about private memory: a page stands here once it was written (or copied
// on write), in a frame or in a swap slot, whether or not a table maps it. A page that was only read is not here:
// it is still the zero frame or the file's page.
#pragma once

#include <cstdint>
#include <map>

#include "base/address.h"
#include "base/hash.h"

namespace pagewalk {

/// Where one private page is.
struct AnonymousPage {
    FrameNumber frame{};
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

    void addTo(Hasher& hasher) const {
        hasher.add(static_cast<uint64_t>(pages_.size()));
        for (const auto& [page, content] : pages_) {
            hasher.add(page.value);
            hasher.add(content.frame.value);
        }
    }
    friend bool operator==(const AnonymousObject&, const AnonymousObject&) = default;

  private:
    Pages pages_;
};

}  // namespace pagewalk
