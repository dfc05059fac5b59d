#include "scenario/suggest.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace pagewalk {
namespace {

/// A longer list helps nobody.
constexpr size_t mostListed = 24;

char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

/// Levenshtein's distance, letters compared without case; one row of the table at a time.
size_t editDistance(std::string_view a, std::string_view b) {
    std::vector<size_t> row(b.size() + 1);
    for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (size_t i = 1; i <= a.size(); ++i) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.size(); ++j) {
            const size_t substitute = diagonal + (lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, substitute});
        }
    }
    return row.back();
}

bool startsWith(std::string_view text, std::string_view prefix) {
    return text.size() >= prefix.size() && editDistance(text.substr(0, prefix.size()), prefix) == 0;
}

}  // namespace

std::string_view nearestWord(std::string_view word, std::span<const std::string_view> known) {
    if (word.empty()) return "";
    std::string_view best;
    size_t nearest = std::max<size_t>(2, word.size() / 3) + 1;
    for (const std::string_view candidate : known) {
        size_t distance = editDistance(word.substr(0, 40), candidate);
        if (word.size() >= 3 && startsWith(candidate, word)) distance = std::min<size_t>(distance, 1);
        if (distance >= nearest) continue;
        nearest = distance;
        best = candidate;
    }
    return best;
}

std::string suggestion(std::string_view word, std::span<const std::string_view> known) {
    const std::string_view nearest = nearestWord(word, known);
    if (!nearest.empty()) return "did you mean '" + std::string(nearest) + "'?";
    std::string list = "one of ";
    for (size_t i = 0; i < known.size() && i < mostListed; ++i) {
        if (i > 0) list += ", ";
        list += known[i];
    }
    return known.size() > mostListed ? list + " …" : list;
}

}  // namespace pagewalk
