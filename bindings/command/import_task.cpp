#include <algorithm>
#include <fstream>
#include <iostream>

#include "playback/import.h"
#include "tasks.h"

namespace pagewalk::command {
namespace {

/// Beyond what an importer takes at once there is no use in reading on.
constexpr std::streamsize mostBytes = (std::streamsize{64} << 20) + 1;
constexpr std::streamsize pieceBytes = std::streamsize{1} << 20;

/// The next bytes of a stream, at most so many; "" at its end.
std::string pieceOf(std::istream& input, std::streamsize bytes) {
    std::string piece(static_cast<size_t>(bytes), '\0');
    input.read(piece.data(), bytes);
    piece.resize(static_cast<size_t>(input.gcount()));
    return piece;
}

std::string allOf(std::istream& input) {
    std::string text;
    for (;;) {
        const auto left = mostBytes - static_cast<std::streamsize>(text.size());
        const std::string piece = pieceOf(input, std::min(left, pieceBytes));
        if (piece.empty()) return text;
        text += piece;
    }
}

/// An address trace may be longer than memory: it is folded while it is read.
Imported importTrace(std::istream& input) {
    LackeyImporter importer;
    for (std::string piece = pieceOf(input, pieceBytes); !piece.empty(); piece = pieceOf(input, pieceBytes))
        importer.add(piece);
    return importer.finish();
}

Imported importFrom(const std::string& kind, std::istream& input) {
    return kind == "lackey" ? importTrace(input) : importText(kind, allOf(input));
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
