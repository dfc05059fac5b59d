#include "scenario/header_parser.h"

#include <algorithm>
#include <array>

#include "scenario/limits.h"
#include "scenario/maps_line.h"
#include "scenario/suggest.h"
#include "scenario/values.h"

namespace pagewalk {
namespace {

constexpr std::array<std::string_view, 4> fileLines{"page", "memory", "cold", "hole"};

bool tooManyRegions(Cursor& line, const Token& token) {
    return line.fail(token, "more than " + std::to_string(limits::regions) + " regions",
                     "that is the bound of the language");
}

}  // namespace

bool HeaderParser::header(Cursor& line) {
    current_ = Current::Skipped;
    if (line.acceptWord("machine")) {
        scenario_.machineAt = line.peek().where;
        current_ =
            Current::Machine;  // its lines are read even if the machine itself is unknown: all mistakes count
        return machine_.header(line);
    }
    if (line.acceptWord("file")) return file(line);
    line.acceptWord("process");
    return process(line);
}

bool HeaderParser::file(Cursor& line) {
    const Token path = line.peek();
    if (path.kind != TokenKind::Word && path.kind != TokenKind::String) {
        return line.fail(path, "expected a file's path" + line.found(), "as in file /bin/app 12K");
    }
    line.next();
    FileDeclaration declared;
    declared.path = path.text;
    declared.line = path.where.line;
    if (!bounded(line, "bytes", 0, limits::fileBytes, declared.bytes)) return false;
    if (line.peek().kind == TokenKind::String) declared.content = line.next().text;
    if (!line.expectEnd("the file's size and content")) return false;
    const bool again = std::any_of(scenario_.files.begin(), scenario_.files.end(),
                                   [&](const FileDeclaration& known) { return known.path == path.text; });
    if (again)
        return line.fail(path, "the file '" + path.text + "' is declared already", "give it another path");
    if (declared.content.size() > declared.bytes) {
        return line.fail(path, "the content is longer than the file",
                         "make it " + std::to_string(declared.content.size()) + " bytes");
    }
    scenario_.files.push_back(std::move(declared));
    current_ = Current::File;
    return true;
}

bool HeaderParser::process(Cursor& line) {
    const Token name = line.peek();
    if (name.kind != TokenKind::Word || !isName(name.text)) {
        return line.fail(name, "expected a process's name" + line.found(),
                         "a letter, then letters, digits, _ . -");
    }
    line.next();
    const auto known = [&](const std::string& text) {
        return std::find_if(scenario_.processes.begin(), scenario_.processes.end(),
                            [&](const ProcessDeclaration& process) { return process.name == text; });
    };
    if (known(name.text) != scenario_.processes.end()) {
        return line.fail(name, "the process '" + name.text + "' is declared already", "give it another name");
    }
    ProcessDeclaration declared;
    declared.name = name.text;
    if (line.acceptSymbol("=")) {
        const Token other = line.next();
        if (other.kind != TokenKind::Word)
            return line.fail(other, "expected a process's name", "as in process B = A");
        const auto from = known(other.text);
        if (from == scenario_.processes.end()) {
            std::vector<std::string_view> names;
            for (const ProcessDeclaration& process : scenario_.processes) names.push_back(process.name);
            return line.fail(other, "there is no process '" + other.text + "' above",
                             suggestion(other.text, names));
        }
        declared = *from;
        declared.copyOf = other.text;
        declared.name = name.text;
        if (regionCount() + declared.layout.size() > limits::regions) return tooManyRegions(line, name);
    }
    if (!line.expectEnd("the process's name")) return false;
    if (scenario_.processes.size() >= limits::processes) {
        return line.fail(name, "more than " + std::to_string(limits::processes) + " processes",
                         "that is the bound of the language");
    }
    scenario_.processes.push_back(std::move(declared));
    current_ = Current::Process;
    return true;
}

uint64_t HeaderParser::regionCount() const {
    uint64_t regions = 0;
    for (const ProcessDeclaration& declared : scenario_.processes) regions += declared.layout.size();
    return regions;
}

bool HeaderParser::detail(std::string_view text, uint32_t lineNumber) {
    if (current_ == Current::Skipped) return true;  // its header is wrong and has said so
    if (current_ == Current::Process) return processDetail(text, lineNumber);
    const size_t before = diagnostics_.size();
    Cursor line(tokenize(text, lineNumber, diagnostics_), diagnostics_);
    if (diagnostics_.size() != before) return false;
    if (current_ != Current::Machine) return fileDetail(line);
    if (line.isWord("split")) scenario_.splitAt = line.peek().where;
    return machine_.detail(line);
}

bool HeaderParser::fileDetail(Cursor& line) {
    FileDeclaration& file = scenario_.files.back();
    const Token key = line.next();
    if (key.text == "memory") return file.memory = true, line.expectEnd("'memory'");
    if (key.text == "cold") return file.cold = true, line.expectEnd("'cold'");
    if (key.text == "hole") return file.hole = true, line.expectEnd("'hole'");
    if (key.text != "page")
        return line.fail(key, "a file has no '" + key.text + "'", suggestion(key.text, fileLines));
    uint64_t page = 0;
    uint64_t byte = 0;
    if (!bounded(line, "page number", 0, file.bytes == 0 ? 0 : (file.bytes - 1) >> 6, page)) return false;
    if (!line.acceptWord("fill"))
        return line.fail(line.peek(), "expected 'fill'" + line.found(), "as in page 0 fill 0x41");
    if (!bounded(line, "byte", 0, 255, byte)) return false;
    file.fills[page] = static_cast<uint8_t>(byte);
    return line.expectEnd("the byte");
}

bool HeaderParser::processDetail(std::string_view text, uint32_t lineNumber) {
    const size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos || !text.substr(first).starts_with("brk"))
        return layoutLine(text, lineNumber);
    Cursor line(tokenize(text, lineNumber, diagnostics_), diagnostics_);
    line.next();
    uint64_t address = 0;
    if (!line.expectNumber(address, "the initial break's address", "as in brk 0x603000")) return false;
    scenario_.processes.back().initialBreak = VirtualAddress{address};
    return line.expectEnd("the break's address");
}

bool HeaderParser::layoutLine(std::string_view text, uint32_t lineNumber) {
    const auto region = parseMapsLine(text, lineNumber, diagnostics_);
    if (!region) return false;
    const auto column = static_cast<uint32_t>(text.find_first_not_of(" \t") + 1);
    const auto length = static_cast<uint32_t>(text.size() + 1 - column);
    const auto fail = [&](std::string message, std::string hint) {
        diagnostics_.push_back(
            {{lineNumber, column, length}, Severity::Error, std::move(message), std::move(hint)});
        return false;
    };
    ProcessDeclaration& process = scenario_.processes.back();
    for (const LayoutRegion& other : process.layout) {
        if (!other.range.overlaps(region->range)) continue;
        const std::string taken = mapsLine(other.range, "", 0, "");
        return fail("the region overlaps " + taken.substr(0, taken.find(' ')) + " of the same process",
                    "move it or make it shorter");
    }
    if (regionCount() >= limits::regions)
        return fail("more than " + std::to_string(limits::regions) + " regions",
                    "that is the bound of the language");
    process.layout.push_back(*region);
    process.layout.back().where = {lineNumber, column, length};
    return true;
}

}  // namespace pagewalk
