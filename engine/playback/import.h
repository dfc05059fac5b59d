// What others print, as a scenario: the one way to the importers from above.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenario/importers/imported.h"
#include "scenario/importers/lackey_importer.h"

namespace pagewalk {

/// The kinds that importText knows: "maps", "smaps", "pmap", "strace", "lackey".
const std::vector<std::string_view>& importKinds();
/// A scenario from a text of a kind. An unknown kind is a mistake as any other.
Imported importText(std::string_view kind, std::string_view text);

}  // namespace pagewalk
