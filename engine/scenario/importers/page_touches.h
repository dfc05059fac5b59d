// An address trace folded into the pages that it touches, within a bound, in the order of their first touches.
#pragma once

#include <cstdint>
#include <map>
#include <unordered_set>
#include <vector>

#include "base/protection.h"

namespace pagewalk::importing {

/// A page by its number, and how it was touched.
struct PageTouch {
    uint64_t page;
    Access access;
    friend bool operator==(const PageTouch&, const PageTouch&) = default;
};

class PageTouches {
  public:
    /// Pages that are told apart: a gigabyte of them.
    static constexpr size_t mostPages = size_t{1} << 18;
    /// Touches that are kept, unless one slice alone has more.
    static constexpr size_t mostTouches = size_t{1} << 16;

    void touch(uint64_t page, Access access);
    /// Makes one slice of two, all along; false when there is but one.
    bool fold();

    /// The touches of each slice.
    const std::vector<std::vector<PageTouch>>& slices() const { return slices_; }
    /// Accesses that became one slice.
    uint64_t sliceLength() const { return sliceLength_; }
    /// Every page that was touched, and how it was.
    const std::map<uint64_t, Protection>& pages() const { return pages_; }
    uint64_t accesses() const { return accesses_; }
    /// Accesses to pages beyond the bound, of which nothing is kept.
    uint64_t leftOut() const { return leftOut_; }

  private:
    void startSlice();

    uint64_t sliceLength_ = 1;
    uint64_t inSlice_ = 0;
    size_t kept_ = 0;
    uint64_t accesses_ = 0;
    uint64_t leftOut_ = 0;
    PageTouch last_{UINT64_MAX, Access::Read};
    std::vector<std::vector<PageTouch>> slices_;
    std::unordered_set<uint64_t> seen_;  // touches of the last slice
    std::map<uint64_t, Protection> pages_;
};

}  // namespace pagewalk::importing
