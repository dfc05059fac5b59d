#include "proc_files.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <set>
#include <sstream>
#include <system_error>
#include <vector>

#include "target.h"

namespace judge {
namespace {

// Bits of a pagemap entry (Documentation/admin-guide/mm/pagemap.rst).
constexpr uint64_t presentBit = uint64_t{1} << 63;
constexpr uint64_t swappedBit = uint64_t{1} << 62;
constexpr uint64_t fileBit = uint64_t{1} << 61;
constexpr uint64_t guardBit = uint64_t{1} << 58;
constexpr uint64_t numberBits = (uint64_t{1} << 55) - 1;

/// A region that is larger is a reservation: its pages are not asked for one by one.
constexpr uint64_t mostPages = 1 << 16;

/// VmFlags that the model knows and that the line of maps does not say already.
const std::set<std::string> knownFlags{"gd", "lo", "sr", "rr", "dc", "gu", "ac", "nr", "wf", "dd", "nh", "sl"};

int openFile(pid_t pid, const char* name) {
    const std::string path = "/proc/" + std::to_string(pid) + "/" + name;
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) throw std::system_error(errno, std::generic_category(), path);
    return file;
}

/// A file of /proc is made anew at every reading from its start.
std::string whole(int file) {
    std::string text;
    std::array<char, 1 << 16> part{};
    for (;;) {
        const ssize_t got = pread(file, part.data(), part.size(), static_cast<off_t>(text.size()));
        if (got <= 0) return text;
        text.append(part.data(), static_cast<size_t>(got));
    }
}

/// Reads two untouched pages and looks where they are.
ZeroPage probe() {
    constexpr uint64_t count = 2;
    void* const memory = mmap(nullptr, count * pageBytes, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) throw std::system_error(errno, std::generic_category(), "mmap");
    const auto* const bytes = static_cast<const volatile char*>(memory);
    for (uint64_t i = 0; i < count; ++i) static_cast<void>(bytes[i * pageBytes]);
    std::array<uint64_t, count> entries{};
    const int pagemap = openFile(getpid(), "pagemap");
    const auto from = static_cast<off_t>(reinterpret_cast<uint64_t>(memory) / pageBytes * sizeof(uint64_t));
    const ssize_t got = pread(pagemap, entries.data(), sizeof entries, from);
    close(pagemap);
    munmap(memory, count * pageBytes);
    if (got != sizeof entries) return {};
    const uint64_t first = entries[0] & numberBits;
    const uint64_t second = entries[1] & numberBits;
    if (first == 0 || second == 0) return {};
    return {true, first == second, first == second ? first : 0};
}

PageFacts pageFrom(uint64_t entry) {
    const uint64_t zero = zeroPage().frame;
    if ((entry & guardBit) != 0) return {PageFacts::State::Guard};
    if ((entry & swappedBit) != 0) return {PageFacts::State::Swapped, false, false, entry & numberBits};
    const uint64_t frame = entry & numberBits;
    return {PageFacts::State::Present, zero != 0 && frame == zero, (entry & fileBit) != 0, frame};
}

bool isRegionLine(const std::string& line) {
    const size_t dash = line.find_first_not_of("0123456789abcdef");
    return dash != 0 && dash != std::string::npos && line[dash] == '-';
}

std::string flagsFrom(std::istringstream& words) {
    std::set<std::string> flags;
    for (std::string word; words >> word;) {
        if (knownFlags.contains(word)) flags.insert(word);
    }
    std::string text;
    for (const std::string& flag : flags) text += (text.empty() ? "" : " ") + flag;
    return text;
}

void addFigure(RegionFacts& region, const std::string& line) {
    std::istringstream words(line);
    std::string name;
    words >> name;
    if (name == "VmFlags:") {
        region.flags = flagsFrom(words);
        return;
    }
    for (size_t i = 0; i < figureNames.size(); ++i) {
        if (name == std::string(figureNames[i]) + ":") words >> region.figures[i];
    }
}

}  // namespace

ProcFiles::ProcFiles(pid_t pid, std::map<FileIdentity, std::string> names)
    : stat_(openFile(pid, "stat")),
      smaps_(openFile(pid, "smaps")),
      pagemap_(openFile(pid, "pagemap")),
      names_(std::move(names)) {}

ProcFiles::ProcFiles(ProcFiles&& other) noexcept
    : stat_(std::exchange(other.stat_, -1)),
      smaps_(std::exchange(other.smaps_, -1)),
      pagemap_(std::exchange(other.pagemap_, -1)),
      names_(std::move(other.names_)) {}

ProcFiles::~ProcFiles() {
    for (const int file : {stat_, smaps_, pagemap_}) {
        if (file >= 0) close(file);
    }
}

// proc_pid_stat(5): minflt is field 10, majflt field 12; the name in parentheses may hold blanks.
ProcFiles::Faults ProcFiles::faults() const {
    const std::string text = whole(stat_);
    std::istringstream words(text.substr(text.rfind(')') + 1));
    std::string skipped;
    for (int field = 3; field < 10; ++field) words >> skipped;
    Faults faults;
    words >> faults.minor >> skipped >> faults.major;
    return faults;
}

ProcessFacts ProcFiles::facts() const {
    ProcessFacts facts;
    std::istringstream lines(whole(smaps_));
    bool ours = false;
    for (std::string line; std::getline(lines, line);) {
        if (!isRegionLine(line)) {
            if (!ours) addFigure(facts.regions.back(), line);
            continue;
        }
        uint64_t start = 0;
        uint64_t end = 0;
        std::sscanf(line.c_str(), "%lx-%lx", &start, &end);
        ours = start == scratchPage || start == codePage || line.find("[vsyscall]") != std::string::npos;
        if (ours) continue;
        facts.regions.push_back({mapsLine(line)});
        addPages(start, end, facts.pages);
    }
    return facts;
}

void ProcFiles::addPages(uint64_t start, uint64_t end, std::map<uint64_t, PageFacts>& pages) const {
    const uint64_t count = (end - start) / pageBytes;
    if (count > mostPages) return;
    std::vector<uint64_t> entries(count);
    const auto from = static_cast<off_t>(start / pageBytes * sizeof(uint64_t));
    const ssize_t got = pread(pagemap_, entries.data(), count * sizeof(uint64_t), from);
    for (uint64_t i = 0; i < static_cast<uint64_t>(std::max<ssize_t>(got, 0)) / sizeof(uint64_t); ++i) {
        if ((entries[i] & (presentBit | swappedBit | guardBit)) == 0) continue;
        pages[start + i * pageBytes] = pageFrom(entries[i]);
    }
}

std::string ProcFiles::mapsLine(const std::string& line) const {
    std::istringstream words(line);
    std::string range;
    std::string permissions;
    std::string offset;
    std::string device;
    uint64_t inode = 0;
    std::string label;
    words >> range >> permissions >> offset >> device >> inode >> std::ws;
    std::getline(words, label);
    const auto named = names_.find({device, inode});
    if (named != names_.end()) label = named->second;
    std::string text = range;
    text.append(" ").append(permissions).append(" ").append(offset);
    return label.empty() ? text : text.append(" ").append(label);
}

const ZeroPage& zeroPage() {
    static const ZeroPage found = probe();
    return found;
}

}  // namespace judge
