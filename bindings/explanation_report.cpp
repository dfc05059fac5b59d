#include "json_writer.h"
#include "region_report.h"
#include "reports.h"

namespace pagewalk {
namespace {

void writeNeighbour(JsonWriter& json, const char* name, const char* edge,
                    const std::optional<Neighbour>& neighbour) {
    json.key(name);
    if (!neighbour) {
        json.null();
        return;
    }
    json.beginObject().hexField(edge, neighbour->edge.value).field("label", neighbour->label);
    json.field("perms", neighbour->permissions).endObject();
}

void writeBacking(JsonWriter& json, const Explanation& answer) {
    json.key("backing").beginObject().field("kind", answer.backing);
    json.field("frame", answer.frame ? std::optional<uint64_t>(answer.frame->value) : std::nullopt);
    json.textOrNull("file", answer.file).field("file_page", answer.filePage);
    json.field("slot", answer.slot ? std::optional<uint64_t>(*answer.slot) : std::nullopt);
    json.key("shared_with").beginArray();
    for (const SharedPlace& place : answer.sharedWith) {
        json.beginObject().field("process", place.process).hexField("address", place.address.value).endObject();
    }
    json.endArray().endObject();
}

void writeWould(JsonWriter& json, const char* name, const WouldDo& would) {
    json.key(name).beginObject().field("result", would.result).textOrNull("served", would.served);
    json.field("minor", would.minor).field("major", would.major).endObject();
}

void writeWalk(JsonWriter& json, const Explanation& answer) {
    json.key("walk").beginArray();
    for (const WalkReport& read : answer.walk) {
        json.beginObject()
            .field("level", read.level)
            .field("table", read.table.value)
            .field("index", read.index);
        json.hexField("entry", read.entry).field("present", read.present).endObject();
    }
    json.endArray();
}

std::string explanationReport(const Explanation& answer) {
    JsonWriter json;
    json.beginObject().field("process", answer.process).hexField("address", answer.address.value);
    json.field("canonical", answer.half != "hole").field("half", answer.half).key("region");
    if (answer.region) {
        writeRegion(json, *answer.region);
    } else {
        json.null();
    }
    writeNeighbour(json, "below", "end", answer.below);
    writeNeighbour(json, "above", "start", answer.above);
    json.key("page");
    if (answer.page) {
        writePage(json, *answer.page);
    } else {
        json.null();
    }
    writeBacking(json, answer);
    json.hexField("physical", answer.physical ? std::optional(answer.physical->value) : std::nullopt);
    writeWalk(json, answer);
    json.key("would").beginObject();
    writeWould(json, "read", answer.read);
    writeWould(json, "write", answer.write);
    writeWould(json, "exec", answer.execute);
    json.endObject().key("sentences").beginObject().field("whose", answer.whose).field("region", answer.which);
    json.field("backing", answer.backed).endObject();
    return json.endObject().text();
}

}  // namespace

std::string answerReport(const Session::Answer& answer) {
    if (answer.good) return explanationReport(answer.explanation);
    return JsonWriter().beginObject().field("error", answer.mistake).endObject().text();
}

}  // namespace pagewalk
