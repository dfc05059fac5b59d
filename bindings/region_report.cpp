#include "region_report.h"

namespace pagewalk {

void writeRegion(JsonWriter& json, const RegionSnapshot& region) {
    const auto kilobytes = [&json](const char* name, uint64_t bytes) { json.field(name, bytes >> 10); };
    json.beginObject().hexField("start", region.range.start.value).hexField("end", region.range.end.value);
    json.field("perms", region.permissions).hexField("offset", region.offset).field("label", region.label);
    json.field("backing", region.backing).textOrNull("file", region.file);
    kilobytes("size", region.range.bytes());
    kilobytes("rss", region.usage.resident);
    kilobytes("pss", region.usage.proportional);
    kilobytes("shared_clean", region.usage.sharedClean);
    kilobytes("shared_dirty", region.usage.sharedDirty);
    kilobytes("private_clean", region.usage.privateClean);
    kilobytes("private_dirty", region.usage.privateDirty);
    kilobytes("anonymous", region.usage.anonymous);
    kilobytes("swap", region.usage.swapped);
    kilobytes("locked", region.usage.locked);
    json.field("flags", region.flags).endObject();
}

void writePage(JsonWriter& json, const PageSnapshot& page) {
    json.beginObject().hexField("address", page.address.value).field("state", page.state);
    if (page.state == "present") json.field("frame", page.frame.value);
    if (page.state == "swapped") json.field("slot", page.slot);
    json.field("writable", page.writable).field("dirty", page.dirty).field("accessed", page.accessed);
    if (!page.file.empty()) json.field("file", page.file).field("file_page", page.filePage);
    json.endObject();
}

}  // namespace pagewalk
