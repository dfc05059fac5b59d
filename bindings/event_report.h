// One engine event as the JSON of the contract.
#pragma once

#include <string>
#include <vector>

#include "base/event.h"
#include "json_writer.h"

namespace pagewalk {

/// Appends an event as an object. `names` are the processes' names by number.
void writeEvent(JsonWriter& json, const Event& event, const std::vector<std::string>& names);

/// The contract's word for a kind: "tlb-hit".
const char* eventName(EventKind kind);

}  // namespace pagewalk
