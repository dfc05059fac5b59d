#include "scenario/importers/traced_ranges.h"

#include <algorithm>
#include <iterator>

namespace pagewalk::importing {

void TracedRanges::add(uint64_t start, uint64_t end, const std::string& name) {
    if (start >= end) return;
    remove(start, end);
    parts_[start] = {end, start, name};
}

void TracedRanges::remove(uint64_t start, uint64_t end) {
    auto at = parts_.lower_bound(start);
    if (at != parts_.begin() && std::prev(at)->second.end > start) --at;
    while (at != parts_.end() && at->first < end) {
        const uint64_t from = at->first;
        const Part part = at->second;
        at = parts_.erase(at);
        if (from < start) parts_[from] = {start, part.base, part.name};
        if (part.end > end) parts_[end] = part;
    }
}

Operand TracedRanges::operandFor(uint64_t address) const {
    auto at = parts_.upper_bound(address);
    const bool inside = at != parts_.begin() && (--at)->second.end > address && !at->second.name.empty();
    if (!inside) return {Operand::Base::Integer, address, ""};
    return {Operand::Base::Name, address - at->second.base, at->second.name};
}

std::vector<AddressRange> TracedRanges::gaps(uint64_t start, uint64_t end) const {
    std::vector<AddressRange> found;
    auto at = parts_.upper_bound(start);
    if (at != parts_.begin()) --at;
    for (; start < end && at != parts_.end() && at->first < end; ++at) {
        if (at->second.end <= start) continue;
        if (at->first > start) found.push_back({{start}, {at->first}});
        start = std::max(start, at->second.end);
    }
    if (start < end) found.push_back({{start}, {end}});
    return found;
}

}  // namespace pagewalk::importing
