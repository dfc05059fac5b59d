#include "reports.h"

namespace pagewalk {

std::string goalReport(const GoalReport& goal) {
    JsonWriter json;
    json.beginObject().field("goal", goal.sentence).field("reached", goal.reached);
    json.key("conditions").beginArray();
    for (const ConditionReport& condition : goal.conditions) {
        json.beginObject().field("text", condition.text).field("met", condition.met);
        json.field("actual", condition.actual).field("mistake", condition.mistake).endObject();
    }
    json.endArray().endObject();
    return json.text();
}

}  // namespace pagewalk
