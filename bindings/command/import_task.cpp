#include <algorithm>
#include <fstream>
#include <iostream>

#include "playback/import.h"
#include "tasks.h"

namespace pagewalk::command {
namespace {

constexpr std::streamsize pieceBytes = std::streamsize{1} << 20;

Imported importFrom(const std::string& kind, std::istream& input) {
    Import work(kind);
    std::string piece(static_cast<size_t>(pieceBytes), '\0');
    while (input.read(piece.data(), pieceBytes), input.gcount() > 0)
        work.add(std::string_view(piece).substr(0, static_cast<size_t>(input.gcount())));
    return work.finish();
}

}  // namespace

int importScenario(Arguments arguments) {
    if (arguments.empty() || arguments.size() > 2) return misuse("import takes a kind and a file");
    const std::string kind = arguments[0];
    const auto& kinds = importKinds();
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
        return misuse("import knows no '" + kind + "'");
    const std::string path = arguments.size() > 1 ? arguments[1] : "-";
    std::ifstream file;
    if (path != "-") file.open(path, std::ios::binary);
    if (path != "-" && !file) {
        std::cerr << "pagewalk: cannot read " << path << "\n";
        return 2;
    }
    const Imported imported = importFrom(kind, path == "-" ? std::cin : file);
    const bool errors = printDiagnostics(path, imported.diagnostics);
    std::cout << imported.text;
    return errors ? 1 : 0;
}

}  // namespace pagewalk::command
