// Pages that were in memory lately: names without frames, from the oldest to the newest.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/hash.h"
#include "kernel/replacement/page_identity.h"

namespace pagewalk {

class GhostList {
  public:
    uint32_t size() const { return static_cast<uint32_t>(pages_.size()); }
    bool contains(const PageIdentity& page) const {
        return std::find(pages_.begin(), pages_.end(), page) != pages_.end();
    }
    void push(const PageIdentity& page) { pages_.push_back(page); }
    void erase(const PageIdentity& page) { std::erase(pages_, page); }
    void dropOldest() {
        if (!pages_.empty()) pages_.erase(pages_.begin());
    }

    void addTo(Hasher& hasher) const {
        hasher.add(uint64_t{size()});
        for (const PageIdentity& page : pages_) {
            hasher.add(uint64_t{page.owner} << 1 | uint64_t{page.inObject});
            hasher.add(page.page);
        }
    }
    friend bool operator==(const GhostList&, const GhostList&) = default;

  private:
    std::vector<PageIdentity> pages_;
};

}  // namespace pagewalk
