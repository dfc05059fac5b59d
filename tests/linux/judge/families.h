// Where the judge finds its hand-written scenarios.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace judge {

struct NamedScenario {
    std::string name;
    std::string text;
};

/// All scenarios of a folder, families in the order of their names. A family is one file: NAME.scenarios, in which each
/// scenario is headed by a line "=== CASE", or NAME.jsonl as tests/linux/README.md describes it, of which only `id` and
/// `scenario` are read.
std::vector<NamedScenario> scenariosIn(const std::filesystem::path& folder);

}  // namespace judge
