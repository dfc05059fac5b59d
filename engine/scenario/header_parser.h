// The headers of a scenario, machine, file and process, and the indented lines below each.
#pragma once

#include <string_view>

#include "scenario/cursor.h"
#include "scenario/machine_parser.h"
#include "scenario/scenario.h"

namespace pagewalk {

class HeaderParser {
  public:
    HeaderParser(Scenario& scenario, Diagnostics& diagnostics)
        : scenario_(scenario), diagnostics_(diagnostics), machine_(scenario.machine) {}

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

    bool file(Cursor& line);
    bool process(Cursor& line);
    bool fileDetail(Cursor& line);
    bool processDetail(std::string_view text, uint32_t lineNumber);
    uint64_t regionCount() const;
    bool layoutLine(std::string_view text, uint32_t lineNumber);

    Scenario& scenario_;
    Diagnostics& diagnostics_;
    MachineParser machine_;
    Current current_ = Current::None;
};

}  // namespace pagewalk
