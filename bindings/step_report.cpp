#include "event_report.h"
#include "reports.h"

namespace pagewalk {
namespace {

void writeSignal(JsonWriter& json, const StepOutcome& outcome) {
    json.key("signal");
    if (outcome.signal == SignalCode::None) {
        json.null();
        return;
    }
    const bool address = outcome.signal != SignalCode::Kernel && outcome.signal != SignalCode::Kill;
    json.beginObject()
        .field("name", signalName(outcome.signal))
        .textOrNull("code", signalCodeName(outcome.signal));
    json.hexField("address", address ? std::optional(outcome.signalAddress) : std::nullopt).endObject();
}

void writeTranslations(JsonWriter& json, const StepOutcome& outcome) {
    json.key("translations").beginArray();
    for (const TranslationReport& translation : outcome.translations) {
        json.beginObject().hexField("page", translation.page.value).field("frame", translation.frame.value);
        json.hexField("physical", translation.physical.value).endObject();
    }
    json.endArray().field("translations_omitted", outcome.translationsOmitted);
}

void writeEvents(JsonWriter& json, const StepOutcome& outcome) {
    json.key("events").beginArray();
    for (const Event& event : outcome.events) writeEvent(json, event, outcome.processNames);
    if (outcome.eventsOmitted != 0) {
        json.beginObject().field("kind", "events-omitted").field("count", outcome.eventsOmitted).endObject();
    }
    json.endArray();
}

void writeExpectations(JsonWriter& json, const StepOutcome& outcome) {
    json.key("expectations").beginArray();
    for (const ExpectationReport& expectation : outcome.expectations) {
        json.beginObject().field("text", expectation.text).field("met", expectation.met);
        json.field("actual", expectation.actual).endObject();
    }
    json.endArray();
}

}  // namespace

std::string stepReport(const StepOutcome& outcome) {
    JsonWriter json;
    json.beginObject().field("type", "step").field("index", outcome.index).field("line", outcome.line);
    json.textOrNull("process", outcome.process).field("kind", outcome.kind).field("op", outcome.op);
    json.field("text", outcome.text).hexField("address", outcome.address).field("size", outcome.size);
    json.field("count", outcome.count).key("value");
    if (outcome.value) {
        json.string(littleEndianHex(*outcome.value));
    } else {
        json.null();
    }
    json.field("result", stepResultName(outcome.result));
    writeSignal(json, outcome);
    json.textOrNull("errno", outcome.error)
        .hexField("returns", outcome.returns)
        .textOrNull("child", outcome.child);
    json.key("vector");
    if (outcome.vector) {
        json.string(*outcome.vector);
    } else {
        json.null();
    }
    json.field("minor", outcome.minor).field("major", outcome.major);
    json.key("tlb").beginObject().field("hits", outcome.tlbHits).field("misses", outcome.tlbMisses).endObject();
    writeTranslations(json, outcome);
    writeEvents(json, outcome);
    writeExpectations(json, outcome);
    return json.endObject().text();
}

}  // namespace pagewalk
