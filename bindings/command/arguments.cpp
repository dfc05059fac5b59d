#include "arguments.h"

#include <fstream>
#include <iostream>
#include <iterator>

namespace pagewalk::command {
namespace {

constexpr const char* usage =
    "usage: pagewalk run FILE [--json] [--states]    play it: one line a step, or one JSON object a line\n"
    "       pagewalk check FILE...                   hold the expectations; exit 1 and FILE:LINE: for each "
    "that fails\n"
    "       pagewalk goal LESSON FILE...             whether each file reaches the goal of LESSON;\n"
    "                                                exit 1 when one does not\n"
    "       pagewalk explain FILE NAME ADDR          whose address, which region, what backs it\n"
    "       pagewalk print FILE                      the scenario as the printer writes it\n"
    "       pagewalk steps FILE [--json]             what the text says: its steps and its mistakes\n"
    "       pagewalk maps FILE NAME                  a process's layout, as /proc/PID/maps prints it\n"
    "       pagewalk smaps FILE NAME                 the same with its figures, as /proc/PID/smaps\n"
    "       pagewalk series FILE                     figures over the steps, as comma-separated values\n"
    "       pagewalk import KIND [FILE]              a scenario from what others print; KIND is maps, smaps,\n"
    "                                                pmap (-X), strace or lackey\n"
    "       pagewalk record [-o FILE] [--trace FILE] -- COMMAND...\n"
    "                                                runs a program under strace: its scenario and its link\n"
    "       pagewalk link FILE                       the share link of a scenario: what follows the page's "
    "address\n"
    "       pagewalk open LINK                       the scenario in a link\n"
    "\n"
    "FILE may be - for standard input. explain, maps and smaps answer for the end of the scenario, or for\n"
    "--at N: after N steps; link with --at N opens there.\n"
    "Exit status: 0 good, 1 a mistake in the text or an expectation that failed, 2 wrong use.\n";

}  // namespace

int misuse(const std::string& message) {
    std::cerr << "pagewalk: " << message << "\n" << usage;
    return 2;
}

void printUsage() { std::cout << usage; }

std::optional<std::string> readText(const std::string& path) {
    if (path == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        std::cerr << "pagewalk: cannot read " << path << "\n";
        return std::nullopt;
    }
    return std::string(std::istreambuf_iterator<char>(file), {});
}

bool takeFlag(Arguments& arguments, const std::string& name) {
    for (size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i] != name) continue;
        arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(i));
        return true;
    }
    return false;
}

Position takePosition(Arguments& arguments) {
    for (size_t i = 0; i + 1 < arguments.size(); ++i) {
        if (arguments[i] != "--at") continue;
        const std::string number = arguments[i + 1];
        const bool digits = !number.empty() && number.find_first_not_of("0123456789") == std::string::npos;
        if (!digits || number.size() >= 9) {
            misuse("--at takes a number of steps");
            return {false, {}};
        }
        const auto from = arguments.begin() + static_cast<std::ptrdiff_t>(i);
        arguments.erase(from, from + 2);
        return {true, static_cast<uint32_t>(std::stoul(number))};
    }
    return {};
}

bool printDiagnostics(const std::string& path, const Diagnostics& diagnostics) {
    bool errors = false;
    for (const Diagnostic& diagnostic : diagnostics) {
        const bool error = diagnostic.severity == Severity::Error;
        errors = errors || error;
        std::cerr << path << ":" << diagnostic.where.line << ":" << diagnostic.where.column << ": "
                  << (error ? "error: " : "warning: ") << diagnostic.message;
        if (!diagnostic.hint.empty()) std::cerr << " (" << diagnostic.hint << ")";
        std::cerr << "\n";
    }
    return errors;
}

}  // namespace pagewalk::command
