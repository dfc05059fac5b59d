#include "scenario/importers/traced_order.h"

#include <algorithm>
#include <map>
#include <set>

#include "scenario/importers/strace_values.h"

namespace pagewalk::importing {
namespace {

/// The process that lines without a number are of, while it lives; then of the only one that is left.
class Namer {
  public:
    explicit Namer(const std::vector<TracedEvent>& events) {
        std::set<uint32_t> children;
        bool nameless = false;
        for (const TracedEvent& event : events) {
            nameless = nameless || event.pid == 0;
            if (makesTask(event)) children.insert(childOf(event));
        }
        if (!nameless) return;
        const auto first = std::find_if(events.begin(), events.end(), [&](const TracedEvent& event) {
            return event.pid != 0 && !children.contains(event.pid);
        });
        main_ = first == events.end() ? 0 : first->pid;
        living_.insert(main_);
    }

    void name(TracedEvent& event) {
        if (event.pid == 0) event.pid = living_.contains(main_) || living_.empty() ? main_ : *living_.begin();
        living_.insert(event.pid);
        if (makesTask(event)) living_.insert(childOf(event));
        if (event.kind == TracedEvent::Kind::End) living_.erase(event.pid);
    }

    static uint32_t childOf(const TracedEvent& event) {
        return static_cast<uint32_t>(numberIn(event.returned).value_or(0));
    }

  private:
    uint32_t main_ = 0;
    std::set<uint32_t> living_;
};

/// The first line of a process at or below another line; that line itself when there is none.
class FirstLines {
  public:
    explicit FirstLines(const std::vector<TracedEvent>& events) {
        for (const TracedEvent& event : events) lines_[event.pid].insert(event.begun);
    }
    uint32_t after(uint32_t pid, uint32_t line, uint32_t otherwise) const {
        const auto known = lines_.find(pid);
        if (known == lines_.end()) return otherwise;
        const auto at = known->second.lower_bound(line);
        return at == known->second.end() ? otherwise : *at;
    }

  private:
    std::map<uint32_t, std::set<uint32_t>> lines_;
};

/// Twice the line, so that there is room between two.
uint64_t placeOf(const TracedEvent& event, const FirstLines& first) {
    if (event.name == "munmap") return uint64_t{event.begun} * 2 + 1;
    if (!makesTask(event)) return uint64_t{event.line} * 2 + 1;
    const uint32_t child = first.after(Namer::childOf(event), event.begun, event.line + 1);
    return std::min(uint64_t{event.line} * 2 + 1, uint64_t{child} * 2);
}

}  // namespace

bool makesTask(const TracedEvent& event) {
    const bool call =
        event.name == "fork" || event.name == "vfork" || event.name == "clone" || event.name == "clone3";
    return event.kind == TracedEvent::Kind::Call && call && event.succeeded();
}

void putInOrder(std::vector<TracedEvent>& events) {
    Namer namer(events);
    for (TracedEvent& event : events) namer.name(event);
    const FirstLines first(events);
    std::vector<std::pair<uint64_t, size_t>> places;
    for (size_t i = 0; i < events.size(); ++i) places.emplace_back(placeOf(events[i], first), i);
    std::sort(places.begin(), places.end());
    std::vector<TracedEvent> ordered;
    ordered.reserve(events.size());
    for (const auto& [place, index] : places) ordered.push_back(std::move(events[index]));
    events = std::move(ordered);
}

}  // namespace pagewalk::importing
