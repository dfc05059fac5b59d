// The header `machine ARCH` and its lines: frames, tlb, swap …
#pragma once

#include <string_view>

#include "kernel/machine_config.h"
#include "scenario/cursor.h"

namespace pagewalk {

class MachineParser {
  public:
    explicit MachineParser(MachineConfig& machine) : machine_(machine) {}

    /// Reads what follows the word "machine". False on a mistake.
    bool header(Cursor& line);
    /// Reads an indented line below it. False on a mistake.
    bool detail(Cursor& line);

  private:
    bool pageSize(Cursor& line);
    bool split(Cursor& line);
    bool tlb(Cursor& line);
    static bool tlbOption(Cursor& line, TlbConfig& tlb);

    MachineConfig& machine_;
    bool seen_ = false;
};

/// The word of a replacement policy: "fifo", "2q".
std::string_view replacementName(Replacement replacement);

}  // namespace pagewalk
