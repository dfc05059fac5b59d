// The translation lookaside buffer: a set-associative cache of last-level entries, tagged with an ASID.
//
// An ASID (PCID on x86-64, Intel SDM vol. 3A 4.10.1) names an address space; with ASIDs off every entry carries
// the same one and a context switch has to flush.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/address.h"
#include "base/hash.h"
#include "base/random.h"

namespace pagewalk {

/// An address space's tag in the TLB; 0 is never used, so that an all-zero tag means an empty slot.
using Asid = uint16_t;

enum class TlbPolicy : uint8_t { Lru, Fifo, Random, Plru };

struct TlbConfig {
    uint32_t entries = 16;
    uint32_t ways = 16;  ///< entries of a set; `ways == entries` is fully associative. Divides `entries`.
    TlbPolicy policy = TlbPolicy::Lru;
    bool asid = true;
    friend bool operator==(const TlbConfig&, const TlbConfig&) = default;
};

/// "lru", "fifo", "random", "plru".
const char* tlbPolicyName(TlbPolicy policy);

/// What a cached translation allows. `dirty`: the entry's dirty bit is known to be set, so a write needs no walk.
struct TlbEntry {
    FrameNumber frame{};
    bool writable = false;
    bool executable = false;
    bool dirty = false;
    friend bool operator==(const TlbEntry&, const TlbEntry&) = default;
};

class Tlb {
  public:
    /// A slot in use, for those who draw the buffer.
    struct Slot {
        uint32_t set;
        uint32_t way;
        Asid asid;
        PageNumber page;
        TlbEntry entry;
    };
    using Evicted = std::optional<PageNumber>;

    Tlb() : Tlb(TlbConfig{}, 1) {}
    Tlb(TlbConfig config, uint64_t seed);

    const TlbConfig& config() const { return config_; }

    /// The entry for a page, or null. A hit refreshes it under LRU and PLRU.
    const TlbEntry* lookup(Asid asid, PageNumber page) {
        const uint64_t tag = tagOf(asid, page);
        const uint32_t hinted = hint_[hintOf(tag)];
        if (tags_[hinted] == tag) return touch(hinted);
        return lookupInSet(tag, page);
    }
    /// The entry where a glance finds it, without a search; nothing is counted or refreshed before used() is told.
    const TlbEntry* glance(Asid asid, PageNumber page) const {
        const uint64_t tag = tagOf(asid, page);
        const uint32_t hinted = hint_[hintOf(tag)];
        return tags_[hinted] == tag ? &entries_[hinted] : nullptr;
    }
    void used(const TlbEntry* entry) { touch(static_cast<uint32_t>(entry - entries_.data())); }
    /// The same without refreshing anything.
    const TlbEntry* peek(Asid asid, PageNumber page) const;

    /// Inserts or replaces; answers the page that had to go.
    Evicted insert(Asid asid, PageNumber page, TlbEntry entry);
    /// Drops one page of one address space; answers whether it was there.
    bool invalidate(Asid asid, PageNumber page);
    /// Drops all pages of one address space; answers how many.
    uint32_t flush(Asid asid);
    uint32_t flushAll();

    std::vector<Slot> slots() const;
    uint64_t hits() const { return hits_; }
    uint64_t misses() const { return misses_; }

    void addTo(Hasher& hasher) const;
    friend bool operator==(const Tlb& a, const Tlb& b);

  private:
    static constexpr uint32_t hints = 256;

    static uint64_t tagOf(Asid asid, PageNumber page) { return (page.value << 16) | asid; }
    static uint32_t hintOf(uint64_t tag) { return static_cast<uint32_t>((tag >> 16) ^ (tag << 3)) % hints; }

    const TlbEntry* touch(uint32_t slot) {
        ++hits_;
        if (slot != latest_) refresh(slot);
        return &entries_[slot];
    }
    const TlbEntry* lookupInSet(uint64_t tag, PageNumber page);
    void refresh(uint32_t slot);
    uint32_t setOf(PageNumber page) const {
        return static_cast<uint32_t>(setMask_ != UINT32_MAX ? page.value & setMask_ : page.value % sets_);
    }
    std::optional<uint32_t> find(uint64_t tag, PageNumber page) const;
    uint32_t victim(uint32_t set);
    uint32_t plruVictim(uint32_t set) const;
    void plruTouch(uint32_t slot);

    TlbConfig config_;
    uint32_t sets_;
    uint32_t setMask_;            // sets - 1 where that is a mask, else UINT32_MAX
    std::vector<uint64_t> tags_;  // page << 16 | asid; 0: empty
    std::vector<TlbEntry> entries_;
    std::vector<uint64_t> stamps_;    // LRU: last use; FIFO: insertion
    std::vector<uint64_t> plruBits_;  // a tree of bits for each set
    uint64_t clock_ = 0;
    uint32_t latest_ = UINT32_MAX;  // the most recent slot: refreshing it again changes nothing
    Random random_;
    uint64_t hits_ = 0;
    uint64_t misses_ = 0;
    std::vector<uint32_t> hint_;  // where a tag was last seen; a guess, checked, no part of the state
};

}  // namespace pagewalk
