// How an architecture lays out its page tables: levels, index bits, and the bits of an entry.
//
// x86-64 (Intel SDM vol. 3A, table 4-20; Linux arch/x86/include/asm/pgtable_types.h):
//
//     63  62        52 51                    12 11  9  8   7   6  5  4   3   2   1  0
//     NX  ignored      frame number             avail  G  PS   D  A  PCD PWT US  RW P
//
// A page that Linux keeps while its region is PROT_NONE has P clear and G set (_PAGE_PROTNONE): the hardware
// sees nothing, the kernel still finds the frame. `custom` machines use the same low bits; where a table of
// 8-byte entries would not fit a page they use 4-byte entries, with NX in bit 11.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/address.h"

namespace pagewalk {

enum class Architecture : uint8_t {
    X86_64,
    X86_64La57,
    RiscvSv32,
    RiscvSv39,
    RiscvSv48,
    RiscvSv57,
    Arm64,
    Custom
};

/// The language's word: "x86-64".
std::string_view architectureName(Architecture architecture);

/// An entry of the last level, decoded. `kept` is a PROT_NONE page: not present to the hardware, known to the kernel.
struct PageTableEntry {
    bool present = false;
    bool kept = false;
    bool writable = false;
    bool executable = false;
    bool accessed = false;
    bool dirty = false;
    FrameNumber frame{};

    bool mapped() const { return present || kept; }
    friend bool operator==(const PageTableEntry&, const PageTableEntry&) = default;
};

class PageTableFormat {
  public:
    static constexpr unsigned maximumLevels = 5;

    PageTableFormat() = default;

    /// The format of a fixed architecture, or nothing for one that is not modelled (and for Custom).
    static std::optional<PageTableFormat> of(Architecture architecture);

    /// A machine of one's own: index bits a level, topmost first. Nothing when a table would not fit its page.
    static std::optional<PageTableFormat> custom(PageSize page, std::array<uint8_t, maximumLevels> indexBits,
                                                 unsigned levels);

    Architecture architecture() const { return architecture_; }
    PageSize page() const { return page_; }
    unsigned levels() const { return levels_; }
    /// Bits of a virtual address that are translated or are the offset.
    unsigned addressBits() const { return addressBits_; }
    unsigned entryBytes() const { return entryBytes_; }

    /// Levels count down to 1, the last: level `levels()` is the root.
    unsigned indexBits(unsigned level) const { return indexBits_[levels_ - level]; }
    unsigned indexShift(unsigned level) const;
    /// The bytes of addresses that one table of the lowest level translates.
    uint64_t lowestTableSpan() const { return uint64_t{1} << (indexShift(1) + indexBits(1)); }
    uint64_t indexAt(unsigned level, VirtualAddress address) const {
        return (address.value >> indexShift(level)) & ((uint64_t{1} << indexBits(level)) - 1);
    }
    /// "PML4", "PDPT", "PD", "PT" on x86-64; "level 2" on a machine of one's own.
    std::string_view levelName(unsigned level) const;

    /// Whether the address is one at all: on x86-64 the bits above the translated ones repeat the topmost of them.
    bool canonical(VirtualAddress address) const {
        const unsigned unused = 64 - addressBits_;
        if (architecture_ == Architecture::Custom) return (address.value >> addressBits_) == 0;
        return static_cast<uint64_t>(static_cast<int64_t>(address.value << unused) >> unused) == address.value;
    }
    /// The end of the half that user programs may map (TASK_SIZE): one page short of it on x86-64.
    VirtualAddress userEnd() const;

    uint64_t encode(const PageTableEntry& entry) const;
    PageTableEntry decode(uint64_t raw) const;
    /// An entry of a level above the last: where the next table lies.
    uint64_t encodeTable(FrameNumber table) const;
    bool presentBit(uint64_t raw) const { return (raw & 1) != 0; }
    uint64_t withAccessed(uint64_t raw) const;
    uint64_t withDirty(uint64_t raw) const;

    friend bool operator==(const PageTableFormat&, const PageTableFormat&) = default;

  private:
    PageTableFormat(Architecture architecture, PageSize page, std::array<uint8_t, maximumLevels> indexBits,
                    unsigned levels, unsigned entryBytes);

    Architecture architecture_ = Architecture::X86_64;
    PageSize page_{};
    uint8_t levels_ = 0;
    uint8_t entryBytes_ = 8;
    uint8_t addressBits_ = 0;
    std::array<uint8_t, maximumLevels> indexBits_{};
};

}  // namespace pagewalk
