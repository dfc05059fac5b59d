#include "scenario/importers/process_names.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace pagewalk::importing {
namespace {

/// Words that begin a line of another kind, where a process's name might stand.
constexpr std::array<std::string_view, 6> lineWords{"machine", "file", "process", "note", "switch", "sysctl"};

constexpr size_t longestName = 32;

std::string fitting(std::string_view path) {
    std::string_view base = path.substr(path.rfind('/') + 1);
    base = base.substr(0, base.find(' '));  // "/usr/bin/app (deleted)"
    std::string name;
    for (const char c : base.substr(0, longestName)) {
        const bool letter = std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_';
        const bool more = std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '-';
        if (letter || (more && !name.empty())) name += c;
    }
    while (!name.empty() && (name.back() == '.' || name.back() == '-')) name.pop_back();
    // Two dots make a sweep of a name.
    for (size_t at = 0; (at = name.find("..")) != std::string::npos;) name.erase(at, 1);
    const bool word = std::find(lineWords.begin(), lineWords.end(), name) != lineWords.end();
    return name.empty() || word ? "me" : name;
}

}  // namespace

std::string ProcessNames::forProgram(std::string_view path) {
    std::string name = fitting(path);
    if (taken_.insert(name).second) return name;
    for (unsigned i = 2;; ++i) {
        std::string numbered = name + "-" + std::to_string(i);
        if (taken_.insert(numbered).second) return numbered;
    }
}

std::string ProcessNames::forChildOf(const std::string& parent) {
    for (unsigned i = 1;; ++i) {
        std::string child = parent + "." + std::to_string(i);
        if (taken_.insert(child).second) return child;
    }
}

}  // namespace pagewalk::importing
