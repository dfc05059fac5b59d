#include "scenario/maps_line.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "base/hex.h"
#include "scenario/lexer.h"

namespace pagewalk {
namespace {

struct Field {
    std::string_view text;
    uint32_t column;
};

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/// The first fields of a line; the last one given takes the rest of it, blanks inside included.
std::vector<Field> fieldsOf(std::string_view line, size_t most) {
    std::vector<Field> fields;
    size_t at = 0;
    while (at < line.size()) {
        while (at < line.size() && isBlank(line[at])) ++at;
        if (at == line.size()) break;
        size_t end = at;
        while (end < line.size() && !isBlank(line[end])) ++end;
        if (fields.size() + 1 == most) end = line.size();
        fields.push_back({line.substr(at, end - at), static_cast<uint32_t>(at + 1)});
        at = end;
    }
    return fields;
}

/// "fe:00"
bool isDevice(std::string_view text) {
    const size_t colon = text.find(':');
    uint64_t ignored = 0;
    return colon != std::string_view::npos && parseHex(text.substr(0, colon), ignored) &&
           parseHex(text.substr(colon + 1), ignored);
}

bool readRange(std::string_view text, AddressRange& range) {
    const size_t dash = text.find('-');
    return dash != std::string_view::npos && parseHex(text.substr(0, dash), range.start.value) &&
           parseHex(text.substr(dash + 1), range.end.value);
}

bool readPermissions(std::string_view text, LayoutRegion& region) {
    if (text.size() != 4) return false;
    constexpr std::string_view set = "rwx";
    for (size_t i = 0; i < 3; ++i) {
        if (text[i] != set[i] && text[i] != '-') return false;
    }
    if (text[3] != 'p' && text[3] != 's') return false;
    region.protection = {text[0] == 'r', text[1] == 'w', text[2] == 'x'};
    region.shared = text[3] == 's';
    return true;
}

/// What follows the offset: nothing, a label, or device, inode and a label.
std::string_view labelIn(std::string_view line, const std::vector<Field>& fields) {
    if (fields.size() < 4) return "";
    const auto from = [&](size_t index) {
        return index < fields.size() ? line.substr(fields[index].column - 1) : "";
    };
    const auto whole = fieldsOf(line, 6);
    if (!isDevice(fields[3].text) || whole.size() < 5) return from(3);
    return whole.size() > 5 ? line.substr(whole[5].column - 1) : "";
}

}  // namespace

bool looksLikeMapsLine(std::string_view line) {
    const auto fields = fieldsOf(line, 3);
    AddressRange range;
    return fields.size() >= 2 && readRange(fields[0].text, range) && fields[1].text.size() == 4;
}

std::optional<LayoutRegion> parseMapsLine(std::string_view line, uint32_t lineNumber,
                                          Diagnostics& diagnostics) {
    const auto fields = fieldsOf(line, 7);
    const auto complain = [&](size_t field, const char* message,
                              const char* hint) -> std::optional<LayoutRegion> {
        const Field& at = fields[field];
        diagnostics.push_back(
            {{lineNumber, at.column, static_cast<uint32_t>(at.text.size())}, Severity::Error, message, hint});
        return std::nullopt;
    };
    LayoutRegion region;
    if (!readRange(fields[0].text, region.range)) {
        return complain(0, "a layout line begins with a range in hexadecimal", "as in 00400000-00401000");
    }
    if (region.range.empty())
        return complain(0, "the region ends before it starts", "write the lower address first");
    if (fields.size() < 2) return complain(0, "the region has no permissions", "add them, as in rw-p");
    if (!readPermissions(fields[1].text, region)) {
        return complain(1, "permissions are four letters",
                        "r or -, w or -, x or -, then p (private) or s (shared)");
    }
    if (fields.size() > 2 && !parseHex(fields[2].text, region.offset)) {
        return complain(2, "the offset is not hexadecimal", "as in 00002000");
    }
    region.label = std::string(labelIn(line, fields));
    return region;
}

std::string mapsLine(AddressRange range, const std::string& permissions, uint64_t offset,
                     const std::string& label) {
    std::string line = hexDigits(range.start.value, 8) + "-" + hexDigits(range.end.value, 8) + " " +
                       permissions + " " + hexDigits(offset, 8);
    return label.empty() ? line : line + " " + label;
}

}  // namespace pagewalk
