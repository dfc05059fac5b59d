// What /proc says of a process that stands still: maps and smaps, pagemap, the fault counts of stat.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "facts.h"

namespace judge {

/// Device and inode of a file, as maps prints them.
using FileIdentity = std::pair<std::string, uint64_t>;

class ProcFiles {
  public:
    /// `names`: what the scenario calls the files that it maps.
    ProcFiles(pid_t pid, std::map<FileIdentity, std::string> names);
    ~ProcFiles();
    ProcFiles(ProcFiles&& other) noexcept;
    ProcFiles& operator=(ProcFiles&&) = delete;
    ProcFiles(const ProcFiles&) = delete;
    ProcFiles& operator=(const ProcFiles&) = delete;

    struct Faults {
        uint64_t minor = 0;
        uint64_t major = 0;
    };
    Faults faults() const;
    /// Regions and pages, without those of the tracer.
    ProcessFacts facts() const;

  private:
    void addPages(uint64_t start, uint64_t end, std::map<uint64_t, PageFacts>& pages) const;
    std::string mapsLine(const std::string& line) const;

    int stat_ = -1;
    int smaps_ = -1;
    int pagemap_ = -1;
    std::map<FileIdentity, std::string> names_;
};

/// What this kernel does with a read of untouched memory.
struct ZeroPage {
    bool framesSeen = false;  ///< pagemap tells frame numbers, which it does to root alone
    bool lent = false;        ///< untouched pages share one frame; a few kernels are built or told not to
    uint64_t frame = 0;       ///< that frame, where it is lent and seen
};
/// Tries it, once.
const ZeroPage& zeroPage();

}  // namespace judge
