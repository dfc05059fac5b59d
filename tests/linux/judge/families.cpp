#include "families.h"

#include <algorithm>
#include <fstream>

namespace judge {
namespace {

void addHeaded(const std::filesystem::path& file, std::vector<NamedScenario>& scenarios) {
    std::ifstream stream(file);
    bool inside = false;
    for (std::string line; std::getline(stream, line);) {
        if (line.starts_with("=== ")) {
            scenarios.push_back({file.stem().string() + "." + line.substr(4), ""});
            inside = true;
        } else if (inside) {
            scenarios.back().text += line + '\n';
        }
    }
}

/// The string behind a key of a flat JSON object. The recordings escape nothing but quotes, backslashes and new lines.
std::string stringOf(const std::string& object, const std::string& key) {
    const std::string start = "\"" + key + "\":\"";
    std::string text;
    for (size_t at = object.find(start) + start.size(); at < object.size() && object[at] != '"'; ++at) {
        if (object[at] != '\\') {
            text += object[at];
        } else {
            ++at;
            text += object[at] == 'n' ? '\n' : object[at];
        }
    }
    return text;
}

void addRecorded(const std::filesystem::path& file, std::vector<NamedScenario>& scenarios) {
    std::ifstream stream(file);
    for (std::string line; std::getline(stream, line);) {
        scenarios.push_back({stringOf(line, "id"), stringOf(line, "scenario")});
    }
}

}  // namespace

std::vector<NamedScenario> scenariosIn(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<NamedScenario> scenarios;
    for (const auto& file : files) {
        if (file.extension() == ".scenarios") addHeaded(file, scenarios);
        if (file.extension() == ".jsonl") addRecorded(file, scenarios);
    }
    return scenarios;
}

}  // namespace judge
