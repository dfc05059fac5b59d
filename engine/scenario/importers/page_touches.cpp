#include "scenario/importers/page_touches.h"

#include <utility>

namespace pagewalk::importing {
namespace {

/// A page number has 52 bits; the kind of access stands below it.
uint64_t keyOf(PageTouch touch) { return touch.page << 2 | static_cast<uint64_t>(touch.access); }

/// `second` behind `first`, without what `first` has already.
std::vector<PageTouch> joined(std::vector<PageTouch> first, const std::vector<PageTouch>& second) {
    std::unordered_set<uint64_t> seen;
    for (const PageTouch touch : first) seen.insert(keyOf(touch));
    for (const PageTouch touch : second) {
        if (seen.insert(keyOf(touch)).second) first.push_back(touch);
    }
    return first;
}

void allow(Protection& protection, Access access) {
    protection.read = true;
    if (access == Access::Write) protection.write = true;
    if (access == Access::Execute) protection.execute = true;
}

}  // namespace

void PageTouches::touch(uint64_t page, Access access) {
    ++accesses_;
    const PageTouch now{page, access};
    if (inSlice_ == sliceLength_ || slices_.empty()) startSlice();
    ++inSlice_;
    // Most accesses are to a page that was touched just now.
    if (now == last_) return;
    last_ = now;
    const uint64_t key = keyOf(now);
    if (seen_.contains(key)) return;
    const auto known = pages_.find(page);
    if (known == pages_.end() && pages_.size() >= mostPages) {
        ++leftOut_;
        last_ = {UINT64_MAX, Access::Read};
        return;
    }
    allow(known == pages_.end() ? pages_[page] : known->second, access);
    seen_.insert(key);
    slices_.back().push_back(now);
    ++kept_;
    while (kept_ > mostTouches && fold()) {
    }
}

void PageTouches::startSlice() {
    slices_.emplace_back();
    seen_.clear();
    last_ = {UINT64_MAX, Access::Read};
    inSlice_ = 0;
    if (slices_.size() > mostTouches) fold();
}

bool PageTouches::fold() {
    if (slices_.size() < 2) return false;
    std::vector<std::vector<PageTouch>> longer;
    kept_ = 0;
    for (size_t i = 0; i < slices_.size(); i += 2) {
        longer.push_back(i + 1 < slices_.size() ? joined(std::move(slices_[i]), slices_[i + 1])
                                                : std::move(slices_[i]));
        kept_ += longer.back().size();
    }
    // The last slice goes on; where it was joined to the one before it, that one's accesses count too.
    if (slices_.size() % 2 == 0) inSlice_ += sliceLength_;
    sliceLength_ *= 2;
    slices_ = std::move(longer);
    seen_.clear();
    for (const PageTouch touch : slices_.back()) seen_.insert(keyOf(touch));
    return true;
}

}  // namespace pagewalk::importing
