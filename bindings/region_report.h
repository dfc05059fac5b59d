// Regions and pages as JSON: parts that a snapshot and an explanation share.
#pragma once

#include "json_writer.h"
#include "playback/snapshot.h"

namespace pagewalk {

/// Figures in kB, as smaps prints them.
void writeRegion(JsonWriter& json, const RegionSnapshot& region);
void writePage(JsonWriter& json, const PageSnapshot& page);

}  // namespace pagewalk
