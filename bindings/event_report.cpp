#include "event_report.h"

namespace pagewalk {
namespace {

class EventWriter {
  public:
    EventWriter(JsonWriter& json, const Event& event, const std::vector<std::string>& names)
        : json_(json), event_(event), names_(names) {}

    void fields() {
        switch (event_.kind) {
            case EventKind::ContextSwitch:
                process("from", event_.other);
                process("process", event_.process);
                json_.hexField("root", event_.physical.value)
                    .field("asid", event_.asid)
                    .field("flushed", event_.flag)
                    .field("same_memory", event_.shared);
                return;
            case EventKind::TlbHit:
                page().field("asid", event_.asid).field("frame", event_.frame.value);
                return;
            case EventKind::TlbMiss:
            case EventKind::TlbInvalidate: page().field("asid", event_.asid); return;
            case EventKind::Walk:
                entry().field("present", event_.flag).hexField("address", event_.physical.value);
                return;
            case EventKind::EntryMarked: entry().field("accessed", true).field("dirty", event_.flag); return;
            case EventKind::TlbFill:
                page().field("asid", event_.asid).field("frame", event_.frame.value);
                json_.hexField("evicted", event_.flag ? std::optional(event_.end.value) : std::nullopt);
                return;
            case EventKind::TlbFlush:
                json_.field("asid", event_.asid == 0 ? std::nullopt : std::optional<uint64_t>(event_.asid));
                json_.field("entries", event_.count);
                return;
            case EventKind::PageFault:
                address()
                    .field("access", accessName(event_.access))
                    .field("cause", faultCauseName(event_.cause));
                json_.field("error_code", event_.count);
                return;
            case EventKind::Retry: address(); return;
            case EventKind::AccessDone:
                json_.field("op", accessName(event_.access));
                address().hexField("physical", event_.physical.value).field("size", event_.count);
                return;
            default: return kernelFields();
        }
    }

  private:
    void kernelFields() {
        switch (event_.kind) {
            case EventKind::RegionFound:
            case EventKind::RegionMapped:
                range();
                perms().field("label", event_.label);
                return;
            case EventKind::RegionMissing:
                json_.hexField("address", event_.at.value)
                    .hexField("below", edge(event_.address))
                    .hexField("above", edge(event_.end));
                return;
            case EventKind::AccessAllowed:
            case EventKind::AccessRefused:
                json_.field("access", accessName(event_.access));
                perms();
                return;
            case EventKind::BackingMissing:
                json_.field("file", event_.label)
                    .field("file_page", event_.index)
                    .field("file_pages", event_.count);
                return;
            case EventKind::StackGrown:
                json_.hexField("from", event_.address.value).hexField("to", event_.end.value);
                return;
            case EventKind::StackRefused: address().field("reason", event_.label); return;
            case EventKind::FaultServed:
                json_.field("served", faultKindName(event_.served));
                page().field("frame", event_.frame.value);
                json_.field("from_frame",
                            event_.flag ? std::optional<uint64_t>(event_.fromFrame.value) : std::nullopt);
                json_.field("major", event_.major);
                return;
            case EventKind::Signal:
                json_.field("name", signalName(event_.signal))
                    .textOrNull("code", signalCodeName(event_.signal));
                json_.hexField("address", hasAddress() ? std::optional(event_.address.value) : std::nullopt);
                json_.field("fatal", event_.flag);
                return;
            case EventKind::OutOfMemory:
                process("victim", event_.process);
                json_.field("badness", event_.count)
                    .field("resident", event_.index)
                    .field("swapped", event_.entry)
                    .field("tables", event_.count - event_.index - event_.entry);
                json_.field("reason", event_.label).field("overcommitted", event_.flag);
                process("wanted_by", event_.other);
                return;
            default: return callFields();
        }
    }

    void callFields() {
        switch (event_.kind) {
            case EventKind::Call:
                json_.field("name", event_.label);
                process("process", event_.process);
                return;
            case EventKind::Return:
                json_.hexField("value",
                               event_.error == Errno::None ? std::optional(event_.count) : std::nullopt);
                json_.textOrNull("errno", errnoName(event_.error));
                return;
            case EventKind::Forked:
                process("child", event_.other);
                json_.field("entries", event_.index).field("shared_frames", event_.count);
                return;
            case EventKind::Cloned:
                process("child", event_.other);
                json_.field("shares", event_.label);
                return;
            case EventKind::Resumed:
                process("process", event_.process);
                process("child", event_.other);
                return;
            case EventKind::Executed:
                process("process", event_.process);
                json_.field("file", event_.label).hexField("start", event_.address.value);
                json_.hexField("root", event_.physical.value).field("asid", event_.asid);
                return;
            case EventKind::Exited: process("process", event_.process); return;
            case EventKind::Aborted:
                process("process", event_.process);
                json_.field("reason", event_.label);
                return;
            default: return memoryFields();
        }
    }

    void memoryFields() {
        switch (event_.kind) {
            case EventKind::FrameAllocated:
                json_.field("frame", event_.frame.value).field("purpose", event_.label);
                return;
            case EventKind::FrameFreed: json_.field("frame", event_.frame.value); return;
            case EventKind::TableAllocated:
            case EventKind::TableFreed:
                json_.field("frame", event_.frame.value).field("level", uint64_t{event_.level});
                return;
            case EventKind::EntryWritten:
                entry();
                page();
                return;
            case EventKind::RegionUnmapped:
                range();
                perms();
                return;
            case EventKind::RegionSplit:
            case EventKind::RegionMerged:
                range();
                json_.hexField("at", event_.at.value);
                return;
            case EventKind::RegionChanged:
                range();
                perms().field("was", permissionLetters(event_.was, event_.shared));
                return;
            case EventKind::PageWrittenBack:
                json_.field("file", event_.label)
                    .field("file_page", event_.index)
                    .field("frame", event_.frame.value);
                return;
            case EventKind::PageEvicted:
                page().field("frame", event_.frame.value);
                process("process", event_.process);
                return;
            case EventKind::SwappedOut:
                slot();
                process("process", event_.process);
                return;
            case EventKind::SwappedIn: slot(); return;
            default: return;
        }
    }

    bool hasAddress() const { return event_.signal != SignalCode::Kernel && event_.signal != SignalCode::Kill; }
    static std::optional<uint64_t> edge(VirtualAddress address) {
        return address.value == 0 ? std::nullopt : std::optional(address.value);
    }
    JsonWriter& page() { return json_.hexField("page", event_.address.value); }
    JsonWriter& address() { return json_.hexField("address", event_.address.value); }
    JsonWriter& range() {
        return json_.hexField("start", event_.address.value).hexField("end", event_.end.value);
    }
    JsonWriter& perms() { return json_.field("perms", permissionLetters(event_.protection, event_.shared)); }
    JsonWriter& entry() {
        json_.field("level", uint64_t{event_.level})
            .field("table", event_.frame.value)
            .field("index", event_.index);
        return json_.hexField("entry", event_.entry);
    }
    void slot() { page().field("frame", event_.frame.value).field("slot", event_.index); }
    void process(const char* name, uint32_t number) {
        json_.textOrNull(name, number < names_.size() ? names_[number] : "");
    }

    JsonWriter& json_;
    const Event& event_;
    const std::vector<std::string>& names_;
};

}  // namespace

const char* eventName(EventKind kind) {
    switch (kind) {
        case EventKind::ContextSwitch: return "context-switch";
        case EventKind::TlbHit: return "tlb-hit";
        case EventKind::TlbMiss: return "tlb-miss";
        case EventKind::Walk: return "walk";
        case EventKind::EntryMarked: return "entry-marked";
        case EventKind::TlbFill: return "tlb-fill";
        case EventKind::TlbInvalidate: return "tlb-invalidate";
        case EventKind::TlbFlush: return "tlb-flush";
        case EventKind::PageFault: return "page-fault";
        case EventKind::Retry: return "retry";
        case EventKind::AccessDone: return "access";
        case EventKind::RegionFound: return "region-found";
        case EventKind::RegionMissing: return "region-missing";
        case EventKind::AccessAllowed: return "access-allowed";
        case EventKind::AccessRefused: return "access-refused";
        case EventKind::BackingMissing: return "backing-missing";
        case EventKind::StackGrown: return "stack-grown";
        case EventKind::StackRefused: return "stack-refused";
        case EventKind::FaultServed: return "fault-served";
        case EventKind::Signal: return "signal";
        case EventKind::FrameAllocated: return "frame-allocated";
        case EventKind::FrameFreed: return "frame-freed";
        case EventKind::TableAllocated: return "table-allocated";
        case EventKind::TableFreed: return "table-freed";
        case EventKind::EntryWritten: return "entry-written";
        case EventKind::RegionMapped: return "region-mapped";
        case EventKind::RegionUnmapped: return "region-unmapped";
        case EventKind::RegionSplit: return "region-split";
        case EventKind::RegionMerged: return "region-merged";
        case EventKind::RegionChanged: return "region-changed";
        case EventKind::PageWrittenBack: return "page-written-back";
        case EventKind::PageEvicted: return "page-evicted";
        case EventKind::SwappedOut: return "swapped-out";
        case EventKind::SwappedIn: return "swapped-in";
        case EventKind::OutOfMemory: return "out-of-memory";
        case EventKind::Call: return "call";
        case EventKind::Return: return "return";
        case EventKind::Forked: return "forked";
        case EventKind::Cloned: return "cloned";
        case EventKind::Resumed: return "resumed";
        case EventKind::Executed: return "executed";
        case EventKind::Exited: return "exited";
        case EventKind::Aborted: return "aborted";
    }
    return "";
}

void writeEvent(JsonWriter& json, const Event& event, const std::vector<std::string>& names) {
    json.beginObject().field("kind", eventName(event.kind));
    EventWriter(json, event, names).fields();
    json.endObject();
}

}  // namespace pagewalk
