#include "playback/import.h"

#include <algorithm>
#include <array>

#include "scenario/importers/maps_importer.h"
#include "scenario/importers/strace_importer.h"
#include "scenario/suggest.h"

namespace pagewalk {
namespace {

struct Importer {
    std::string_view kind;
    Imported (*import)(std::string_view text);
};

constexpr std::array importers{
    Importer{"maps", importMaps},     Importer{"smaps", importSmaps},   Importer{"pmap", importPmap},
    Importer{"strace", importStrace}, Importer{"lackey", importLackey},
};

}  // namespace

const std::vector<std::string_view>& importKinds() {
    static const std::vector<std::string_view> kinds = [] {
        std::vector<std::string_view> names;
        names.reserve(importers.size());
        for (const Importer& importer : importers) names.push_back(importer.kind);
        return names;
    }();
    return kinds;
}

Imported importText(std::string_view kind, std::string_view text) {
    const auto known = std::find_if(importers.begin(), importers.end(),
                                    [&](const Importer& importer) { return importer.kind == kind; });
    if (known != importers.end()) return known->import(text);
    return importing::refuse("nothing is known of the kind '" + std::string(kind) + "'",
                             suggestion(kind, importKinds()));
}

}  // namespace pagewalk
