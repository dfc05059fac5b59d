#include "scenario/importers/traced_processes.h"

#include <algorithm>

namespace pagewalk::importing {
namespace {

// The language has 64 processes, and those that are declared are there from the start.
constexpr size_t mostDeclared = 40;
constexpr size_t mostLivingForks = 20;

}  // namespace

TracedProcess& TracedProcesses::declare(const std::string& program) {
    const bool skipped = scenario_.processes.size() >= mostDeclared;
    TracedProcess process{names_.forProgram(program), scenario_.processes.size()};
    process.skipped = skipped;
    if (skipped) {
        ++skipped_;
        process.declaration = mostDeclared - 1;
    } else {
        scenario_.processes.push_back({process.name});
        ever_.emplace_back();
    }
    processes_.push_back(std::move(process));
    return processes_.back();
}

TracedProcess& TracedProcesses::of(uint32_t task) {
    const auto known = tasks_.find(task);
    if (known != tasks_.end()) return processes_[known->second];
    declare("");
    tasks_[task] = processes_.size() - 1;
    return processes_.back();
}

TracedProcess& TracedProcesses::begin(uint32_t task, const std::string& program, TracedFiles& files) {
    Descriptors inherited;
    if (known(task)) {
        for (const auto& [number, description] : of(task).descriptors) {
            inherited[number] = files.open(files.description(description).file, "");
        }
    }
    TracedProcess& process = declare(program);
    process.descriptors = std::move(inherited);
    tasks_[task] = processes_.size() - 1;
    return process;
}

void TracedProcesses::addThread(uint32_t task, uint32_t creator) {
    of(creator);
    tasks_[task] = tasks_[creator];
}

TracedProcess& TracedProcesses::fork(uint32_t task, uint32_t parent) {
    TracedProcess child = of(parent);
    child.skipped = child.skipped || livingForks_ >= mostLivingForks;
    if (child.skipped) {
        ++skipped_;
    } else {
        ++livingForks_;
        child.name = names_.forChildOf(child.name);
    }
    child.forked = true;
    child.ended = false;
    processes_.push_back(std::move(child));
    tasks_[task] = processes_.size() - 1;
    return processes_.back();
}

void TracedProcesses::end(TracedProcess& process) {
    if (process.forked && !process.skipped && !process.ended) --livingForks_;
    process.ended = true;
}

void TracedProcesses::layOut(TracedProcess& process, const LayoutRegion& region) {
    const uint64_t start = region.range.start.value;
    const uint64_t end = region.range.end.value;
    TracedRanges& ever = ever_[process.declaration];
    const auto free = ever.gaps(start, end);
    if (free.size() != 1 || free.front() != region.range) return;  // it overlaps one that was told before
    ever.add(start, end, "");
    process.ranges.add(start, end, "");
    scenario_.processes[process.declaration].layout.push_back(region);
}

void TracedProcesses::expect(TracedProcess& process, uint64_t start, uint64_t end) {
    if (process.skipped) return;
    for (const AddressRange unknown : process.ranges.gaps(start, end)) {
        for (const AddressRange range :
             ever_[process.declaration].gaps(unknown.start.value, unknown.end.value)) {
            LayoutRegion region;
            region.range = range;
            region.protection = {true, true, false};
            layOut(process, region);
        }
        process.ranges.add(unknown.start.value, unknown.end.value, "");
    }
}

void TracedProcesses::map(TracedProcess& process, uint64_t start, uint64_t end, const std::string& name) {
    process.ranges.add(start, end, name);
    if (!process.skipped) ever_[process.declaration].add(start, end, "");
}

std::map<uint32_t, std::string> TracedProcesses::byTask() const {
    std::map<uint32_t, std::string> names;
    for (const auto& [task, index] : tasks_) {
        if (!processes_[index].skipped) names[task] = processes_[index].name;
    }
    return names;
}

}  // namespace pagewalk::importing
