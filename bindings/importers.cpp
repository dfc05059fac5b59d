// The importers' way into the browser: a module of their own, fetched by those who import something.
#include <emscripten/bind.h>

#include <string>

#include "playback/import.h"
#include "reports.h"

namespace {

std::string importFrom(const std::string& kind, const std::string& text) {
    return pagewalk::importReport(pagewalk::importText(kind, text));
}

}  // namespace

EMSCRIPTEN_BINDINGS(importers) { emscripten::function("importText", &importFrom); }
