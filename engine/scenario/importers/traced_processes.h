// The processes of a trace. A process of the scenario has one program's memory: threads are part of it, and what execve
// starts is another.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scenario/importers/process_names.h"
#include "scenario/importers/traced_files.h"
#include "scenario/importers/traced_ranges.h"
#include "scenario/scenario.h"

namespace pagewalk::importing {

struct TracedProcess {
    std::string name;
    size_t declaration;  ///< of the process that it, or the one it was forked from, began as
    TracedRanges ranges{};
    Descriptors descriptors{};
    std::optional<uint64_t> heapEnd{};
    bool forked = false;
    bool acted = false;    ///< it has taken a step, so its layout is settled
    bool skipped = false;  ///< there is no room for it in the language
    bool ended = false;
};

class TracedProcesses {
  public:
    explicit TracedProcesses(Scenario& scenario) : scenario_(scenario) {}

    /// The process that a task (a pid or thread id) runs in; one is begun for a task that is not known.
    TracedProcess& of(uint32_t task);
    bool known(uint32_t task) const { return tasks_.contains(task); }

    /// What execve begins: a declared process, with the descriptors of the old one but not their names.
    TracedProcess& begin(uint32_t task, const std::string& program, TracedFiles& files);
    void addThread(uint32_t task, uint32_t creator);
    TracedProcess& fork(uint32_t task, uint32_t parent);
    void end(TracedProcess& process);

    /// A line of the layout that a declared process begins with.
    void layOut(TracedProcess& process, const LayoutRegion& region);
    /// [start, end) was mapped by a call or before: declares what of it nothing is known of, as rw- memory without a name.
    void expect(TracedProcess& process, uint64_t start, uint64_t end);
    /// [start, end) came by a call: it is no part of the layout.
    void map(TracedProcess& process, uint64_t start, uint64_t end, const std::string& name);

    /// The names of all that have room, by their tasks.
    std::map<uint32_t, std::string> byTask() const;
    size_t skipped() const { return skipped_; }

  private:
    TracedProcess& declare(const std::string& program);

    Scenario& scenario_;
    ProcessNames names_;
    std::vector<TracedProcess> processes_;
    std::map<uint32_t, size_t> tasks_;
    std::vector<TracedRanges> ever_;  // by declaration: laid out, or mapped by its processes at any time
    size_t livingForks_ = 0;
    size_t skipped_ = 0;
};

}  // namespace pagewalk::importing
