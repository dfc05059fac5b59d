#include "scenario/importers/memory_map.h"

#include <algorithm>

#include "scenario/importers/fitting.h"
#include "scenario/importers/imported.h"
#include "scenario/lexer.h"
#include "scenario/limits.h"
#include "scenario/maps_line.h"
#include "scenario/text_lines.h"
#include "scenario/validator.h"

namespace pagewalk::importing {
namespace {

constexpr uint64_t pageMask = 4095;
/// Where the user half of five levels ends (Documentation/arch/x86/x86_64/mm.rst).
constexpr uint64_t highestUserEnd = (uint64_t{1} << 56) - 4096;
constexpr uint64_t bytesInKilobyte = 1024;

/// Adds regions in ascending order, as the kernel prints them; others are not what they seem.
class RegionList {
  public:
    RegionList(MemoryMap& map, Diagnostics& diagnostics) : map_(map), diagnostics_(diagnostics) {}

    bool add(MappedRegion mapped, uint32_t line) {
        const AddressRange range = mapped.region.range;
        const char* mistake = whyNot(mapped.region);
        if (mistake != nullptr) {
            warn(diagnostics_, line, mistake, "the region is left out");
            return false;
        }
        adjust(mapped.region);
        end_ = range.end;
        map_.regions.push_back(std::move(mapped));
        return true;
    }

  private:
    const char* whyNot(const LayoutRegion& region) const {
        if (((region.range.start.value | region.range.end.value) & pageMask) != 0)
            return "the region is not made of whole pages";
        if (region.range.end.value > highestUserEnd && !isKernelLabel(region.label))
            return "the region lies outside the user half of the address space";
        if (region.range.start < end_) return "the region does not lie above the one before it";
        if (map_.regions.size() >= limits::regions) return "more than 65536 regions";
        return nullptr;
    }

    MemoryMap& map_;
    Diagnostics& diagnostics_;
    VirtualAddress end_{};
};

/// "Rss:      64 kB" into the region's figures; false when the line is none of smaps.
bool readCounter(std::string_view line, MappedRegion* mapped) {
    const std::string_view key = takeWord(line);
    if (key.size() < 2 || key.back() != ':' || key.front() < 'A' || key.front() > 'Z') return false;
    uint64_t kilobytes = 0;
    const bool number = parseNumber(takeWord(line), kilobytes);
    if (mapped == nullptr || !number || kilobytes > UINT64_MAX / bytesInKilobyte) return true;
    const uint64_t bytes = kilobytes * bytesInKilobyte;
    if (key == "Rss:") mapped->resident = bytes;
    if (key == "Anonymous:") mapped->anonymous = bytes;
    if (key == "Swap:") mapped->swapped = bytes;
    if (key == "Locked:") mapped->locked = bytes;
    return true;
}

// --- pmap ---------------------------------------------------------------------------------------

using Words = std::vector<std::string_view>;

Words wordsOf(std::string_view line) {
    Words words;
    for (std::string_view word = takeWord(line); !word.empty(); word = takeWord(line)) words.push_back(word);
    return words;
}

/// A row of pmap's table: the words under each column's name. VmFlags (-XX) are many words, each of two letters, and
/// the last column, Mapping, takes the rest.
class PmapRow {
  public:
    PmapRow(const Words& columns, std::string_view line) : columns_(columns) {
        for (const std::string_view column : columns) {
            if (column == "VmFlags") {
                skipFlags(line);
                cells_.emplace_back();
            } else if (column == "Mapping") {
                cells_.push_back(trimmed(line));
            } else {
                cells_.push_back(takeWord(line));
            }
        }
    }

    std::string_view cell(std::string_view name) const {
        const auto at = std::find(columns_.begin(), columns_.end(), name);
        return at == columns_.end() ? std::string_view() : cells_[static_cast<size_t>(at - columns_.begin())];
    }
    uint64_t bytes(std::string_view name) const {
        uint64_t kilobytes = 0;
        const bool good = parseNumber(cell(name), kilobytes) && kilobytes < UINT64_MAX / bytesInKilobyte;
        return good ? kilobytes * bytesInKilobyte : 0;
    }

  private:
    static void skipFlags(std::string_view& line) {
        for (;;) {
            std::string_view rest = line;
            if (takeWord(rest).size() != 2) return;
            line = rest;
        }
    }

    const Words& columns_;
    Words cells_;
};

bool readPmapRow(const Words& columns, std::string_view line, uint32_t number, MappedRegion& mapped) {
    const PmapRow row(columns, line);
    uint64_t start = 0;
    const uint64_t size = row.bytes("Size");
    if (!parseHex(row.cell("Address"), start) || size == 0 || size > UINT64_MAX - start) return false;
    const std::string asMaps = mapsLine({{start}, {start + size}}, std::string(row.cell("Perm")), 0, "");
    Diagnostics mistakes;
    const auto region = parseMapsLine(asMaps, number, mistakes);
    if (!region) return false;
    mapped.region = *region;
    parseHex(row.cell("Offset"), mapped.region.offset);
    mapped.region.label = std::string(row.cell("Mapping"));
    mapped.resident = row.bytes("Rss");
    mapped.anonymous = row.bytes("Anonymous");
    mapped.swapped = row.bytes("Swap");
    mapped.locked = row.bytes("Locked");
    return true;
}

}  // namespace

void adjust(LayoutRegion& region) {
    // Shared anonymous memory has no name of its own: the kernel prints that of the device behind shmem_zero_setup.
    if (region.label == "/dev/zero (deleted)" || region.label == "zero (deleted)" ||
        region.label.starts_with("[anon_shmem:"))
        region.label.clear();
    // A device's offset may be a physical address, far beyond what a file can have.
    const bool possible =
        (region.offset & pageMask) == 0 &&
        region.offset <= limits::fileBytes - std::min(region.range.bytes(), limits::fileBytes);
    if (!possible || region.label.empty()) region.offset = 0;
    region.label = printable(region.label);
}

MemoryMap readMaps(std::string_view text, Diagnostics& diagnostics) {
    MemoryMap map;
    RegionList list(map, diagnostics);
    TextLines lines(text);
    bool taken = false;  // counters below a region that was left out are not another's
    for (std::string_view line; lines.next(line);) {
        const std::string_view content = trimmed(line);
        if (content.empty()) continue;
        if (!looksLikeMapsLine(content)) {
            if (readCounter(content, taken ? &map.regions.back() : nullptr)) {
                map.counted = true;
            } else {
                warn(diagnostics, lines.number(), "this is no line of maps or smaps", "it is passed over");
            }
            continue;
        }
        Diagnostics mistakes;
        const auto region = parseMapsLine(content, lines.number(), mistakes);
        taken = region && list.add({*region}, lines.number());
        if (!region) warn(diagnostics, lines.number(), mistakes.front().message, mistakes.front().hint);
    }
    return map;
}

MemoryMap readPmap(std::string_view text, Diagnostics& diagnostics) {
    MemoryMap map;
    RegionList list(map, diagnostics);
    TextLines lines(text);
    Words columns;
    for (std::string_view line; lines.next(line);) {
        const std::string_view content = trimmed(line);
        const Words words = wordsOf(content);
        if (words.empty()) continue;
        if (words.front() == "Address") {
            columns = words;
            map.counted = std::find(words.begin(), words.end(), "Rss") != words.end();
        } else if (columns.empty()) {  // "4186:   bash /dev/fd/3"
            if (words.size() > 1 && words.front().ends_with(':')) map.program = std::string(words[1]);
        } else if (words.front().starts_with('=')) {
            break;  // the sums
        } else if (MappedRegion mapped; readPmapRow(columns, content, lines.number(), mapped)) {
            list.add(std::move(mapped), lines.number());
        } else {
            warn(diagnostics, lines.number(), "this is no row of pmap -X", "it is passed over");
        }
    }
    return map;
}

}  // namespace pagewalk::importing
