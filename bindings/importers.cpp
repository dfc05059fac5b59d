// The importers' way into the browser: a module of their own, fetched by those who import something.
#include <emscripten/bind.h>

#include <string>

#include "playback/import.h"
#include "reports.h"

namespace {

std::string importFrom(const std::string& kind, const std::string& text) {
    return pagewalk::importReport(pagewalk::importText(kind, text));
}

/// Bytes arrive as a string, whichever they are.
void add(pagewalk::Import& work, const std::string& piece) { work.add(piece); }
std::string finish(pagewalk::Import& work) { return pagewalk::importReport(work.finish()); }

}  // namespace

EMSCRIPTEN_BINDINGS(importers) {
    emscripten::function("importText", &importFrom);
    emscripten::class_<pagewalk::Import>("Import")
        .constructor<std::string>()
        .function("add", &add)
        .function("finish", &finish);
}
