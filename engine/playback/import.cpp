#include "playback/import.h"

#include <algorithm>
#include <array>
#include <utility>

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

Import::Import(std::string kind) : kind_(std::move(kind)) {
    if (kind_ == "lackey") trace_.emplace();
}

void Import::add(std::string_view piece) {
    if (trace_) return trace_->add(piece);
    // One byte more than an importer takes is enough for it to refuse.
    const size_t room = importing::mostBytes + 1 - text_.size();
    text_ += piece.substr(0, room);
}

Imported Import::finish() { return trace_ ? trace_->finish() : importText(kind_, text_); }

}  // namespace pagewalk
