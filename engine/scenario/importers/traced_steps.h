// The steps that an importer makes of a trace, and what it left out.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scenario/importers/traced_files.h"
#include "scenario/scenario.h"

namespace pagewalk::importing {

inline Operand integerOf(uint64_t value) { return {Operand::Base::Integer, value, ""}; }
Expectation valueIs(uint64_t value);
Expectation errorIs(const std::string& name);

class TracedSteps {
  public:
    /// A name for a result: "m1", "m2", …
    std::string freshName(const char* stem) { return stem + std::to_string(++names_[stem]); }

    /// Adds a step. One of a file counts only if that file is mapped sometime.
    void add(const std::string& process, CallStep call, Expectation expectation,
             std::optional<size_t> file = {});
    void add(const std::string& process, AccessStep access, Expectation expectation);
    /// Counts a call that becomes no step.
    void leaveOut(const std::string& name) { ++leftOut_[name]; }
    const std::map<std::string, uint64_t>& leftOut() const { return leftOut_; }

    /// The steps: without those of files that nobody maps, and without names that nobody uses.
    std::vector<Step> finish(TracedFiles& files);

  private:
    struct Entry {
        Step step;
        std::optional<size_t> file;
    };

    std::vector<Entry> entries_;
    std::map<std::string, uint64_t> names_;
    std::map<std::string, uint64_t> leftOut_;
};

}  // namespace pagewalk::importing
