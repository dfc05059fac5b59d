// The headers of a scenario, machine, file and process, and the indented lines below each.
#pragma once

#include <string_view>

#include "scenario/cursor.h"
#include "scenario/scenario.h"

namespace pagewalk {

class HeaderParser {
  public:
    HeaderParser(Scenario& scenario, Diagnostics& diagnostics)
        : scenario_(scenario), diagnostics_(diagnostics) {}

    /// Whether a line begins one.
    static bool isHeader(const Cursor& line) {
        return line.isWord("machine") || line.isWord("file") || line.isWord("process");
    }
    /// Reads a header line; lines below belong to it until the next one. False on a mistake.
    bool header(Cursor& line);
    /// Reads an indented line of the current header. False on a mistake.
    bool detail(std::string_view text, uint32_t lineNumber);
    /// Whether lines of a layout may follow.
    bool inProcess() const { return current_ == Current::Process; }
    bool hasCurrent() const { return current_ != Current::None; }
    void close() { current_ = Current::None; }

  private:
    enum class Current : uint8_t { None, Skipped, Machine, File, Process };

    bool machine(Cursor& line);
    bool file(Cursor& line);
    bool process(Cursor& line);
    bool machineDetail(Cursor& line);
    bool fileDetail(Cursor& line);
    bool processDetail(std::string_view text, uint32_t lineNumber);
    bool layoutLine(std::string_view text, uint32_t lineNumber);
    bool tlb(Cursor& line);
    bool tlbOption(Cursor& line, TlbConfig& tlb);
    bool split(Cursor& line);
    bool pageSize(Cursor& line);

    Scenario& scenario_;
    Diagnostics& diagnostics_;
    Current current_ = Current::None;
    bool machineSeen_ = false;
};

/// The word of a replacement policy: "fifo", "2q".
std::string_view replacementName(Replacement replacement);

}  // namespace pagewalk
