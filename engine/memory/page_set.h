// A set of a file's pages that is small where it is dull: all pages below a bound, but for some, and some more.
// A file of a terabyte that is cached whole costs as much as an empty one.
#pragma once

#include <algorithm>
#include <cstdint>
#include <set>

#include "base/hash.h"

namespace pagewalk {

class PageSet {
  public:
    bool contains(uint64_t page) const {
        return page < bound_ ? !missing_.contains(page) : more_.contains(page);
    }
    void insert(uint64_t page) {
        if (page < bound_)
            missing_.erase(page);
        else
            more_.insert(page);
    }
    void erase(uint64_t page) {
        if (page < bound_)
            missing_.insert(page);
        else
            more_.erase(page);
    }
    /// From now on just the pages below `bound`.
    void fill(uint64_t bound) {
        *this = PageSet{};
        bound_ = bound;
    }
    void clear() { *this = PageSet{}; }
    /// Takes out all pages from `end` on.
    void cut(uint64_t end) {
        bound_ = std::min(bound_, end);
        missing_.erase(missing_.lower_bound(end), missing_.end());
        more_.erase(more_.lower_bound(end), more_.end());
    }

    void addTo(Hasher& hasher) const {
        hasher.add(bound_);
        for (const uint64_t page : missing_) hasher.add(page);
        for (const uint64_t page : more_) hasher.add(page);
    }
    friend bool operator==(const PageSet&, const PageSet&) = default;

  private:
    uint64_t bound_ = 0;
    std::set<uint64_t> missing_;  // below the bound
    std::set<uint64_t> more_;     // from the bound on
};

}  // namespace pagewalk
