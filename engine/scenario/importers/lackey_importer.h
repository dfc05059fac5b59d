// The address trace of `valgrind --tool=lackey --trace-mem=yes` → a scenario of one process.
//
// A trace has millions of accesses and a scenario 10,000 steps, so accesses are folded: time is cut into slices of
// equally many accesses, and in each slice the first touch of a page with each kind of access is kept, in the order
// in which they came. Neighbouring pages touched one after the other become a sweep. When there are too many touches,
// two slices become one, so that what is kept is bounded however long the trace is.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "scenario/importers/imported.h"

namespace pagewalk {

/// Takes the trace in pieces, as it is read.
class LackeyImporter {
  public:
    LackeyImporter();
    ~LackeyImporter();

    /// The next bytes of the trace; a line may be cut anywhere.
    void add(std::string_view piece);
    /// The scenario; call it once, at the end.
    Imported finish();

  private:
    class Trace;
    std::unique_ptr<Trace> trace_;
};

/// A whole trace at once.
Imported importLackey(std::string_view text);

}  // namespace pagewalk
