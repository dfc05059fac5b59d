#include "json_writer.h"
#include "region_report.h"
#include "reports.h"

namespace pagewalk {
namespace {

void writeProcess(JsonWriter& json, const ProcessSnapshot& process) {
    json.beginObject().field("name", process.name).field("alive", process.alive).field("pid", process.pid);
    json.field("tid", process.tid).textOrNull("thread_of", process.threadOf);
    json.textOrNull("memory_of", process.memoryOf).textOrNull("waits_for", process.waitsFor);
    json.hexField("stack", process.stack ? std::optional(process.stack->value) : std::nullopt);
    json.textOrNull("parent", process.parent).field("asid", process.asid).hexField("root", process.root.value);
    json.field("vsz", process.virtualSize).field("rss", process.resident).field("pss", process.proportional);
    json.field("minor", process.minor).field("major", process.major).hexField("brk", process.heapEnd.value);
    json.key("maps").beginArray();
    for (const RegionSnapshot& region : process.regions) json.string(region.mapsLine());
    json.endArray().key("regions").beginArray();
    for (const RegionSnapshot& region : process.regions) writeRegion(json, region);
    json.endArray().key("pages").beginArray();
    for (const PageSnapshot& page : process.pages) writePage(json, page);
    json.endArray().endObject();
}

void writeFile(JsonWriter& json, const FileSnapshot& file) {
    json.beginObject().field("name", file.name).field("kind", file.kind).field("size", file.bytes);
    json.key("pages").beginArray();
    for (const FilePageSnapshot& page : file.pages) {
        json.beginObject().field("index", page.index);
        json.field("frame", page.frame ? std::optional<uint64_t>(page.frame->value) : std::nullopt);
        json.field("dirty", page.dirty).field("mapped", page.mapped).endObject();
    }
    json.endArray().endObject();
}

void writeMemory(JsonWriter& json, const Snapshot& snapshot) {
    json.key("memory").beginObject().field("frames", snapshot.frames).field("free", snapshot.freeFrames);
    json.field("zero_frame", snapshot.zeroFrame.value).key("tables").beginArray();
    for (const TableSnapshot& table : snapshot.tables) {
        json.beginObject().field("frame", table.frame.value).field("level", table.level);
        json.field("process", table.process).field("used", table.used).endObject();
    }
    json.endArray().key("files").beginArray();
    for (const FileSnapshot& file : snapshot.files) writeFile(json, file);
    json.endArray().key("swap").beginObject().field("slots", snapshot.swapSlots).key("used").beginArray();
    for (const uint32_t slot : snapshot.usedSlots) json.number(slot);
    json.endArray().endObject();
    json.field("committed", snapshot.committed).field("commit_limit", snapshot.commitLimit).endObject();
}

void writeTlb(JsonWriter& json, const Snapshot& snapshot) {
    json.key("tlb").beginArray();
    for (const TlbSnapshot& entry : snapshot.tlb) {
        json.beginObject().field("set", entry.set).field("way", entry.way).field("asid", entry.asid);
        json.field("process", entry.process)
            .hexField("page", entry.page.value)
            .field("frame", entry.frame.value);
        json.field("writable", entry.writable)
            .field("executable", entry.executable)
            .field("dirty", entry.dirty)
            .endObject();
    }
    json.endArray();
}

}  // namespace

std::string snapshotReport(const Snapshot& snapshot, const char* type) {
    JsonWriter json;
    json.beginObject().field("type", type).field("position", snapshot.position).hexField("hash", snapshot.hash);
    json.textOrNull("running", snapshot.running).key("processes").beginArray();
    for (const ProcessSnapshot& process : snapshot.processes) writeProcess(json, process);
    json.endArray();
    writeMemory(json, snapshot);
    writeTlb(json, snapshot);
    json.key("bindings").beginArray();
    for (const BindingSnapshot& binding : snapshot.bindings) {
        json.beginObject().field("name", binding.name).hexField("value", binding.value).endObject();
    }
    return json.endArray().endObject().text();
}

}  // namespace pagewalk
