// What others print, as a scenario: the one way to the importers from above.
#pragma once

#include <optional>
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

/// A text that comes in pieces, cut anywhere. An address trace may be longer than memory, so it is folded as it
/// comes; the other kinds are short, and wait for their end.
class Import {
  public:
    explicit Import(std::string kind);

    void add(std::string_view piece);
    /// The scenario; call it once, at the end.
    Imported finish();

  private:
    std::string kind_;
    std::optional<LackeyImporter> trace_;
    std::string text_;  ///< of the other kinds
};

}  // namespace pagewalk
