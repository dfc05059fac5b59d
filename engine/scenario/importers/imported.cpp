#include "scenario/importers/imported.h"

namespace pagewalk::importing {

void warn(Diagnostics& diagnostics, uint32_t line, std::string message, std::string hint) {
    if (diagnostics.size() >= mostWarnings) return;
    diagnostics.push_back({{line, 1, 0}, Severity::Warning, std::move(message), std::move(hint)});
}

Imported refuse(std::string message, std::string hint) {
    return {"", {{{1, 1, 0}, Severity::Error, std::move(message), std::move(hint)}}, {}};
}

}  // namespace pagewalk::importing
