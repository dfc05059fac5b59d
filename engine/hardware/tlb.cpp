#include "hardware/tlb.h"

#include <algorithm>
#include <bit>

namespace pagewalk {

const char* tlbPolicyName(TlbPolicy policy) {
    switch (policy) {
        case TlbPolicy::Lru: return "lru";
        case TlbPolicy::Fifo: return "fifo";
        case TlbPolicy::Random: return "random";
        case TlbPolicy::Plru: return "plru";
    }
    return "";
}

Tlb::Tlb(TlbConfig config, uint64_t seed)
    : config_(config),
      sets_(config.entries / config.ways),
      setMask_(std::has_single_bit(sets_) ? sets_ - 1 : UINT32_MAX),
      tags_(config.entries),
      entries_(config.entries),
      stamps_(config.entries),
      plruBits_(sets_),
      random_(seed),
      hint_(hints) {}

std::optional<uint32_t> Tlb::find(uint64_t tag, PageNumber page) const {
    const uint32_t first = setOf(page) * config_.ways;
    const auto begin = tags_.begin() + first;
    const auto at = std::find(begin, begin + config_.ways, tag);
    if (at == begin + config_.ways) return std::nullopt;
    return static_cast<uint32_t>(at - tags_.begin());
}

const TlbEntry* Tlb::lookupInSet(uint64_t tag, PageNumber page) {
    const auto slot = find(tag, page);
    if (!slot) {
        ++misses_;
        return nullptr;
    }
    hint_[hintOf(tag)] = *slot;
    return touch(*slot);
}

const TlbEntry* Tlb::peek(Asid asid, PageNumber page) const {
    const auto slot = find(tagOf(asid, page), page);
    return slot ? &entries_[*slot] : nullptr;
}

void Tlb::refresh(uint32_t slot) {
    latest_ = slot;
    if (config_.policy == TlbPolicy::Lru) stamps_[slot] = ++clock_;
    if (config_.policy == TlbPolicy::Plru) plruTouch(slot);
}

Tlb::Evicted Tlb::insert(Asid asid, PageNumber page, TlbEntry entry) {
    const uint64_t tag = tagOf(asid, page);
    Evicted evicted;
    auto slot = find(tag, page);
    if (!slot) {
        slot = victim(setOf(page));
        if (tags_[*slot] != 0) evicted = PageNumber{tags_[*slot] >> 16};
        stamps_[*slot] = ++clock_;
    }
    tags_[*slot] = tag;
    entries_[*slot] = entry;
    hint_[hintOf(tag)] = *slot;
    refresh(*slot);
    return evicted;
}

uint32_t Tlb::victim(uint32_t set) {
    const uint32_t first = set * config_.ways;
    for (uint32_t slot = first; slot < first + config_.ways; ++slot) {
        if (tags_[slot] == 0) return slot;
    }
    switch (config_.policy) {
        case TlbPolicy::Random: return first + random_.below(config_.ways);
        case TlbPolicy::Plru: return plruVictim(set);
        case TlbPolicy::Lru:
        case TlbPolicy::Fifo: break;
    }
    const auto begin = stamps_.begin() + first;
    return static_cast<uint32_t>(std::min_element(begin, begin + config_.ways) - stamps_.begin());
}

// Tree PLRU: node 1 is the root, node n has children 2n and 2n+1, the leaves are the ways. A set bit says that
// the next victim lies to the right. The language admits powers of two up to 64 ways, so a tree fits 64 bits.
uint32_t Tlb::plruVictim(uint32_t set) const {
    uint32_t node = 1;
    while (node < config_.ways) node = 2 * node + ((plruBits_[set] >> node) & 1);
    return set * config_.ways + (node - config_.ways);
}

void Tlb::plruTouch(uint32_t slot) {
    uint64_t& bits = plruBits_[slot / config_.ways];
    for (uint32_t node = slot % config_.ways + config_.ways; node > 1; node /= 2) {
        const uint64_t parent = uint64_t{1} << (node / 2);
        bits = (node & 1) != 0 ? bits & ~parent : bits | parent;
    }
}

bool Tlb::invalidate(Asid asid, PageNumber page) {
    const auto slot = find(tagOf(asid, page), page);
    if (!slot) return false;
    tags_[*slot] = 0;
    entries_[*slot] = {};
    if (latest_ == *slot) latest_ = UINT32_MAX;
    return true;
}

uint32_t Tlb::flush(Asid asid) {
    uint32_t dropped = 0;
    for (uint32_t slot = 0; slot < config_.entries; ++slot) {
        if (tags_[slot] == 0 || (tags_[slot] & 0xffff) != asid) continue;
        tags_[slot] = 0;
        entries_[slot] = {};
        ++dropped;
    }
    latest_ = UINT32_MAX;
    return dropped;
}

uint32_t Tlb::flushAll() {
    const auto used = config_.entries - static_cast<uint32_t>(std::count(tags_.begin(), tags_.end(), 0U));
    std::fill(tags_.begin(), tags_.end(), 0U);
    std::fill(entries_.begin(), entries_.end(), TlbEntry{});
    latest_ = UINT32_MAX;
    return used;
}

std::vector<Tlb::Slot> Tlb::slots() const {
    std::vector<Slot> used;
    for (uint32_t slot = 0; slot < config_.entries; ++slot) {
        if (tags_[slot] == 0) continue;
        used.push_back({slot / config_.ways, slot % config_.ways, static_cast<Asid>(tags_[slot] & 0xffff),
                        PageNumber{tags_[slot] >> 16}, entries_[slot]});
    }
    return used;
}

void Tlb::addTo(Hasher& hasher) const {
    for (uint32_t slot = 0; slot < config_.entries; ++slot) {
        hasher.add(tags_[slot]);
        if (tags_[slot] == 0) continue;
        hasher.add(entries_[slot].frame.value);
        hasher.add(uint64_t{entries_[slot].writable} | uint64_t{entries_[slot].executable} << 1 |
                   uint64_t{entries_[slot].dirty} << 2);
        hasher.add(stamps_[slot]);
    }
    for (const uint64_t bits : plruBits_) hasher.add(bits);
    hasher.add(random_.state());
    hasher.add(hits_);
    hasher.add(misses_);
}

bool operator==(const Tlb& a, const Tlb& b) {
    return a.config_ == b.config_ && a.tags_ == b.tags_ && a.entries_ == b.entries_ && a.stamps_ == b.stamps_ &&
           a.plruBits_ == b.plruBits_ && a.clock_ == b.clock_ && a.random_ == b.random_ && a.hits_ == b.hits_ &&
           a.misses_ == b.misses_;
}

}  // namespace pagewalk
