#include "hardware/page_table_format.h"

namespace pagewalk {
namespace {

constexpr uint64_t presentBitMask = uint64_t{1} << 0;
constexpr uint64_t writableBit = uint64_t{1} << 1;
constexpr uint64_t userBit = uint64_t{1} << 2;
constexpr uint64_t accessedBit = uint64_t{1} << 5;
constexpr uint64_t dirtyBit = uint64_t{1} << 6;
constexpr uint64_t keptBit = uint64_t{1} << 8;
constexpr unsigned frameShift = 12;  // the frame *number* stands here, whatever the page size
constexpr uint64_t frameMask = (uint64_t{1} << 40) - 1;

constexpr uint64_t noExecuteBit(unsigned entryBytes) { return uint64_t{1} << (entryBytes == 8 ? 63 : 11); }

/// Linux leaves the last page of the lower half unmapped: a SYSCALL there would return to a non-canonical address.
constexpr uint64_t guardPagesBelowUserEnd = 1;

}  // namespace

std::string_view architectureName(Architecture architecture) {
    switch (architecture) {
        case Architecture::X86_64: return "x86-64";
        case Architecture::X86_64La57: return "x86-64-la57";
        case Architecture::RiscvSv32: return "riscv-sv32";
        case Architecture::RiscvSv39: return "riscv-sv39";
        case Architecture::RiscvSv48: return "riscv-sv48";
        case Architecture::RiscvSv57: return "riscv-sv57";
        case Architecture::Arm64: return "arm64";
        case Architecture::Custom: return "custom";
    }
    return "";
}

PageTableFormat::PageTableFormat(Architecture architecture, PageSize page,
                                 std::array<uint8_t, maximumLevels> indexBits, unsigned levels,
                                 unsigned entryBytes)
    : architecture_(architecture),
      page_(page),
      levels_(static_cast<uint8_t>(levels)),
      entryBytes_(static_cast<uint8_t>(entryBytes)),
      indexBits_(indexBits) {
    unsigned bits = page.shift;
    for (unsigned i = 0; i < levels; ++i) bits += indexBits[i];
    addressBits_ = static_cast<uint8_t>(bits);
}

std::optional<PageTableFormat> PageTableFormat::of(Architecture architecture) {
    switch (architecture) {
        case Architecture::X86_64: return PageTableFormat(architecture, PageSize{12}, {9, 9, 9, 9}, 4, 8);
        case Architecture::X86_64La57:
            return PageTableFormat(architecture, PageSize{12}, {9, 9, 9, 9, 9}, 5, 8);
        default: return std::nullopt;
    }
}

std::optional<PageTableFormat> PageTableFormat::custom(PageSize page,
                                                       std::array<uint8_t, maximumLevels> indexBits,
                                                       unsigned levels) {
    unsigned widest = 0;
    unsigned bits = page.shift;
    for (unsigned i = 0; i < levels; ++i) {
        widest = indexBits[i] > widest ? indexBits[i] : widest;
        bits += indexBits[i];
    }
    if (levels == 0 || levels > maximumLevels || bits > 63) return std::nullopt;
    for (const unsigned entryBytes : {8U, 4U}) {
        if ((uint64_t{entryBytes} << widest) <= page.bytes()) {
            return PageTableFormat(Architecture::Custom, page, indexBits, levels, entryBytes);
        }
    }
    return std::nullopt;
}

unsigned PageTableFormat::indexShift(unsigned level) const {
    unsigned shift = page_.shift;
    for (unsigned below = 1; below < level; ++below) shift += indexBits(below);
    return shift;
}

std::string_view PageTableFormat::levelName(unsigned level) const {
    constexpr std::array<std::string_view, 5> x86{"PT", "PD", "PDPT", "PML4", "PML5"};
    constexpr std::array<std::string_view, 5> plain{"level 1", "level 2", "level 3", "level 4", "level 5"};
    return architecture_ == Architecture::Custom ? plain[level - 1] : x86[level - 1];
}

VirtualAddress PageTableFormat::userEnd() const {
    if (architecture_ == Architecture::Custom) return {uint64_t{1} << addressBits_};
    return {(uint64_t{1} << (addressBits_ - 1)) - guardPagesBelowUserEnd * page_.bytes()};
}

uint64_t PageTableFormat::encode(const PageTableEntry& entry) const {
    if (!entry.mapped()) return 0;
    uint64_t raw = uint64_t{entry.frame.value} << frameShift;
    raw |= entry.present ? presentBitMask | userBit : keptBit;
    if (entry.writable) raw |= writableBit;
    if (entry.accessed) raw |= accessedBit;
    if (entry.dirty) raw |= dirtyBit;
    if (!entry.executable) raw |= noExecuteBit(entryBytes_);
    return raw;
}

PageTableEntry PageTableFormat::decode(uint64_t raw) const {
    PageTableEntry entry;
    entry.present = (raw & presentBitMask) != 0;
    entry.kept = !entry.present && (raw & keptBit) != 0;
    if (!entry.mapped()) return entry;
    entry.writable = (raw & writableBit) != 0;
    entry.accessed = (raw & accessedBit) != 0;
    entry.dirty = (raw & dirtyBit) != 0;
    entry.executable = (raw & noExecuteBit(entryBytes_)) == 0;
    entry.frame = {static_cast<uint32_t>((raw >> frameShift) & frameMask)};
    return entry;
}

uint64_t PageTableFormat::encodeTable(FrameNumber table) const {
    return (uint64_t{table.value} << frameShift) | presentBitMask | writableBit | userBit;
}

uint64_t PageTableFormat::withAccessed(uint64_t raw) const { return raw | accessedBit; }
uint64_t PageTableFormat::withDirty(uint64_t raw) const { return raw | accessedBit | dirtyBit; }

}  // namespace pagewalk
