#include <variant>

#include "playback/step_outline.h"
#include "reports.h"

namespace pagewalk {

void writeDiagnostics(JsonWriter& json, const Diagnostics& diagnostics) {
    json.key("diagnostics").beginArray();
    for (const Diagnostic& diagnostic : diagnostics) {
        json.beginObject().field("line", diagnostic.where.line).field("column", diagnostic.where.column);
        json.field("length", diagnostic.where.length);
        json.field("severity", diagnostic.severity == Severity::Error ? "error" : "warning");
        json.field("message", diagnostic.message).field("hint", diagnostic.hint).endObject();
    }
    json.endArray();
}

namespace {

void writeSteps(JsonWriter& json, const Session& session) {
    json.key("steps").beginArray();
    for (const StepOutline& step : outlineOf(session.scenario())) {
        json.beginObject().field("index", step.index).field("line", step.line).field("kind", step.kind);
        json.textOrNull("process", step.process).field("text", step.text).field("op", step.op);
        json.key("expectations").beginArray();
        for (const std::string& expectation : step.expectations) json.string(expectation);
        json.endArray().endObject();
    }
    json.endArray();
}

void writeMachine(JsonWriter& json, const Session& session) {
    const MachineConfig& machine = session.scenario().machine;
    const PageTableFormat& format = session.format();
    json.key("machine").beginObject().field("arch", architectureName(format.architecture()));
    json.field("frames", machine.frames).field("page", format.page().bytes()).key("levels").beginArray();
    for (unsigned level = format.levels(); level >= 1; --level) {
        json.beginObject().field("name", format.levelName(level)).field("bits", format.indexBits(level));
        json.field("shift", format.indexShift(level)).endObject();
    }
    json.endArray()
        .field("offset_bits", uint64_t{format.page().shift})
        .field("address_bits", format.addressBits());
    json.field("table_first_frame", session.firstTableFrame().value).key("tlb").beginObject();
    json.field("entries", machine.tlb.entries).field("ways", machine.tlb.ways);
    json.field("policy", tlbPolicyName(machine.tlb.policy)).field("asid", machine.tlb.asid).endObject();
    json.field("swap", machine.swapPages)
        .field("signals", machine.signalsFatal ? "fatal" : "caught")
        .endObject();
}

void writeGoal(JsonWriter& json, const std::optional<Goal>& goal) {
    json.key("goal");
    if (!goal) {
        json.null();
        return;
    }
    json.beginObject().field("sentence", goal->sentence).key("conditions").beginArray();
    for (const GoalCondition& condition : goal->conditions) json.string(condition.text);
    json.endArray().endObject();
}

}  // namespace

std::string loadReport(const Session& session) {
    JsonWriter json;
    json.beginObject();
    writeDiagnostics(json, session.diagnostics());
    writeSteps(json, session);
    writeMachine(json, session);
    writeGoal(json, session.goal());
    return json.endObject().text();
}

std::string importReport(const Imported& imported) {
    JsonWriter json;
    json.beginObject().field("text", imported.text);
    writeDiagnostics(json, imported.diagnostics);
    json.endObject();
    return json.text();
}

}  // namespace pagewalk
