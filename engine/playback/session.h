// The one handle that the world holds: a text, played to any position, forwards and back.
//
// A position counts steps played: 0 is the machine at rest, k the machine after step k-1. The session keeps copies
// of the machine (keyframes) and plays on from the nearest one, so that any position is near and the answer never
// depends on the way there.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/machine.h"
#include "playback/environment.h"
#include "playback/explanation.h"
#include "playback/series.h"
#include "playback/snapshot.h"
#include "playback/step_outcome.h"
#include "scenario/diagnostic.h"
#include "scenario/goal.h"
#include "scenario/scenario.h"

namespace pagewalk {

/// Four words a frame, for pictures of many frames.
struct FrameWords {
    uint32_t kind;      ///< 0 free, 1 anonymous, 2 page cache, 3 zero, 4 page table
    uint32_t mappings;  ///< page-table entries that map it
    uint32_t owner;     ///< page cache: the file's number; else a process's number + 1, or 0
    uint32_t page;      ///< page cache: the page in the file
};

class Session {
  public:
    Session() { load(""); }

    /// Replaces what was loaded. Mistakes are in diagnostics(); what stands above the first one can be played.
    void load(std::string_view text);

    const Diagnostics& diagnostics() const { return diagnostics_; }
    const Scenario& scenario() const { return scenario_; }
    /// What the text asks its reader to bring about.
    const std::optional<Goal>& goal() const { return goal_; }
    /// The text as the printer writes it.
    std::string printed() const;
    uint32_t stepCount() const { return static_cast<uint32_t>(scenario_.steps.size()); }
    const PageTableFormat& format() const { return kernel_.machine.hardware.format; }
    FrameNumber firstTableFrame() const { return kernel_.machine.tables.first(); }

    /// What step `index` (below stepCount()) does, without its events.
    const StepOutcome& outcome(uint32_t index);
    /// The same with its events.
    StepOutcome outcomeWithEvents(uint32_t index);
    /// The machine at a position; positions beyond the end mean the end.
    Snapshot snapshot(uint32_t position);
    std::vector<FrameWords> frameWords(uint32_t position);
    /// The bytes of one frame; empty when there is no such frame.
    std::vector<uint8_t> frameBytes(uint32_t position, FrameNumber frame);
    const Series& series();

    struct Answer {
        bool good = false;
        std::string mistake{};  ///< why there is no explanation
        Explanation explanation{};
    };
    Answer ask(uint32_t position, const std::string& process, const std::string& address);

    uint64_t hash(uint32_t position) { return machine(position).hash(); }
    /// The machine at a position.
    const Machine& machine(uint32_t position) {
        goTo(position);
        return kernel_.machine;
    }

  private:
    /// The state at one position.
    struct Keyframe {
        Machine machine;
        Environment environment;
    };

    void goTo(uint32_t position);
    void restore(uint32_t position);
    void advance();
    void keepFrame();
    void thinOut();

    Scenario scenario_;
    Diagnostics diagnostics_;
    std::optional<Goal> goal_;
    Kernel kernel_;            // the machine at position_ …
    Environment environment_;  // … and its names
    uint32_t position_ = 0;
    std::map<uint32_t, Keyframe> keyframes_;  // by position; position 0 is always there
    uint32_t interval_ = 0;                   // steps between keyframes
    std::vector<StepOutcome> outcomes_;       // of the steps played so far
    Series series_;
};

}  // namespace pagewalk
