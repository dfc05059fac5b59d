// One step: `NAME: OPERATION [=> EXPECTATION, …]`, `switch NAME`, `note TEXT`, `sysctl NAME = N`.
#pragma once

#include <string_view>

#include "scenario/cursor.h"
#include "scenario/names.h"
#include "scenario/scenario.h"

namespace pagewalk {

class StepParser {
  public:
    explicit StepParser(BoundNames& names) : names_(names) {}

    /// Reads a step; `text` is the line the tokens came from (a note keeps it as it is). Binds the names it makes.
    bool parse(Cursor& line, std::string_view text, Step& step);

  private:
    bool switchTo(Cursor& line, Step& step);
    bool sysctl(Cursor& line, Step& step);
    bool process(Cursor& line, std::string& name);
    bool action(Cursor& line, Step& step);
    bool access(Cursor& line, Access kind, Step& step);
    bool readSize(Cursor& line, AccessStep& step);
    bool sweep(Cursor& line, AccessStep& step);
    bool call(Cursor& line, Step& step);
    bool arguments(Cursor& line, CallStep& call);
    bool otherClone(Cursor& line, CallStep& call);
    bool bind(Cursor& line, const Token& result, const CallStep& call);

    BoundNames& names_;
};

}  // namespace pagewalk
