#include <algorithm>
#include <fstream>
#include <iostream>
#include <set>
#include <sstream>

#include "link.h"
#include "playback/import.h"
#include "strace_run.h"
#include "tasks.h"

namespace pagewalk::command {
namespace {

/// A line of maps as both sides can say it: without device and inode, and without the kernel's own regions and the
/// lower end of the stack, which grows by accesses that a trace does not tell.
std::string comparable(const std::string& line) {
    std::istringstream words(line);
    std::string range;
    std::string permissions;
    std::string offset;
    std::string label;
    words >> range >> permissions >> offset >> std::ws;
    std::getline(words, label);
    const size_t space = label.find(' ');  // "fe:00 1048602   /usr/bin/cat"
    const bool device = label.find(':') < space && label.find('/') > label.find(':');
    if (device) {
        const size_t inode = label.find_first_not_of(' ', space);
        const size_t end = label.find_first_of(' ', inode);
        const size_t from = end == std::string::npos ? end : label.find_first_not_of(' ', end);
        label = from == std::string::npos ? "" : label.substr(from);
    }
    if (label.starts_with("[v")) return "";
    if (label == "[stack]") range = range.substr(range.find('-'));
    return range + " " + permissions + " " + offset + (label.empty() ? "" : " " + label);
}

std::set<std::string> comparableLines(const std::string& maps) {
    std::istringstream lines(maps);
    std::set<std::string> known;
    for (std::string line; std::getline(lines, line);) known.insert(comparable(line));
    known.erase("");
    return known;
}

/// The model's layout of a process before the step that ends it; nothing when no step does.
std::optional<std::string> layoutBeforeExit(Session& session, const std::string& name) {
    const auto& steps = session.scenario().steps;
    for (uint32_t index = 0; index < steps.size(); ++index) {
        const auto* call = std::get_if<CallStep>(&steps[index].action);
        if (call == nullptr || call->name != "exit" || steps[index].process != name) continue;
        std::string maps;
        for (const ProcessSnapshot& process : session.snapshot(index).processes) {
            if (process.name != name) continue;
            for (const RegionSnapshot& region : process.regions) maps += region.mapsLine() + "\n";
        }
        return maps;
    }
    return std::nullopt;
}

void printOnly(const char* sign, const std::set<std::string>& these, const std::set<std::string>& others) {
    for (const std::string& line : these) {
        if (!others.contains(line)) std::cerr << "  " << sign << " " << line << "\n";
    }
}

void compare(Session& session, const Imported& imported, const StraceRun& run) {
    for (const auto& [pid, maps] : run.layouts) {
        const auto name = imported.processes.find(pid);
        if (name == imported.processes.end()) continue;
        const auto layout = layoutBeforeExit(session, name->second);
        if (!layout) continue;
        const auto real = comparableLines(maps);
        const auto modelled = comparableLines(*layout);
        std::cerr << "pagewalk: " << name->second << " (pid " << pid << ") ended with " << real.size()
                  << " regions; ";
        if (real == modelled) {
            std::cerr << "the model has the same\n";
        } else {
            std::cerr << "the model differs (- the kernel's, + the model's):\n";
            printOnly("-", real, modelled);
            printOnly("+", modelled, real);
        }
    }
}

bool write(const std::string& path, const std::string& text) {
    if (path.empty()) return static_cast<bool>(std::cout << text);
    std::ofstream file(path, std::ios::binary);
    return static_cast<bool>(file << text) && static_cast<bool>(file.flush());
}

/// Takes an option and its value out of the arguments; "" when it is not there.
std::string takeOption(Arguments& options, const std::string& name) {
    for (size_t i = 0; i + 1 < options.size(); ++i) {
        if (options[i] != name) continue;
        std::string value = options[i + 1];
        options.erase(options.begin() + static_cast<std::ptrdiff_t>(i),
                      options.begin() + static_cast<std::ptrdiff_t>(i) + 2);
        return value;
    }
    return "";
}

void tellLink(const std::string& text) {
    const std::string fragment = makeFragment(text, {});
    if (fragment.size() > linkMakeLimit) {
        std::cerr << "pagewalk: too long for a link: give the file itself\n";
    } else {
        std::cerr << "pagewalk: link: #" << fragment << "\n";
    }
}

}  // namespace

int record(const Arguments& arguments) {
    const auto separator = std::find(arguments.begin(), arguments.end(), "--");
    Arguments options(arguments.begin(), separator);
    const std::string path = takeOption(options, "-o");
    const std::string trace = takeOption(options, "--trace");
    if (separator == arguments.end() || separator + 1 == arguments.end() || !options.empty())
        return misuse("record takes a command behind --");
    if (!haveStrace()) {
        std::cerr << "pagewalk: there is no strace here: install it (apt install strace)\n";
        return 1;
    }
    const StraceRun run = runUnderStrace({separator + 1, arguments.end()}, path.empty());
    if (!run.started) {
        std::cerr << "pagewalk: the program did not start under strace\n";
        return 1;
    }
    const Imported imported = importText("strace", run.trace);
    if (printDiagnostics("trace", imported.diagnostics)) return 1;
    Session session;
    session.load(imported.text);
    compare(session, imported, run);
    if (!trace.empty() && !write(trace, run.trace)) {
        std::cerr << "pagewalk: cannot write " << trace << "\n";
        return 1;
    }
    if (!write(path, imported.text)) {
        std::cerr << "pagewalk: cannot write " << path << "\n";
        return 1;
    }
    tellLink(imported.text);
    return 0;
}

}  // namespace pagewalk::command
