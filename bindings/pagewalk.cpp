// The command: pagewalk run | check | explain.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "playback/session.h"
#include "reports.h"

namespace {

using namespace pagewalk;
using Arguments = std::vector<std::string>;

constexpr const char* usage =
    "usage: pagewalk run FILE [--json] [--states]    play it: one line a step, or one JSON object a line\n"
    "       pagewalk check FILE...                   hold the expectations; exit 1 and FILE:LINE: for each "
    "that fails\n"
    "       pagewalk explain FILE NAME ADDR          whose address, which region, what backs it\n"
    "       pagewalk print FILE                      the scenario as the printer writes it\n"
    "       pagewalk steps FILE [--json]             what the text says: its steps and its mistakes\n"
    "\n"
    "FILE may be - for standard input. explain answers for the end of the scenario, or for --at N: after N "
    "steps.\n"
    "Exit status: 0 good, 1 a mistake in the text or an expectation that failed, 2 wrong use.\n";

/// Wrong use of the command itself.
int misuse(const std::string& message) {
    std::cerr << "pagewalk: " << message << "\n" << usage;
    return 2;
}

std::optional<std::string> readText(const std::string& path) {
    if (path == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        std::cerr << "pagewalk: cannot read " << path << "\n";
        return std::nullopt;
    }
    return std::string(std::istreambuf_iterator<char>(file), {});
}

/// Takes an option out of the arguments; whether it was there.
bool takeFlag(Arguments& arguments, const std::string& name) {
    for (size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i] != name) continue;
        arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(i));
        return true;
    }
    return false;
}

/// Prints a text's mistakes as compilers do; whether one of them is an error.
bool printDiagnostics(const std::string& path, const Session& session) {
    bool errors = false;
    for (const Diagnostic& diagnostic : session.diagnostics()) {
        const bool error = diagnostic.severity == Severity::Error;
        errors = errors || error;
        std::cerr << path << ":" << diagnostic.where.line << ":" << diagnostic.where.column << ": "
                  << (error ? "error: " : "warning: ") << diagnostic.message;
        if (!diagnostic.hint.empty()) std::cerr << " (" << diagnostic.hint << ")";
        std::cerr << "\n";
    }
    return errors;
}

void runJson(Session& session, bool states) {
    for (uint32_t index = 0; index < session.stepCount(); ++index) {
        std::cout << stepReport(session.outcomeWithEvents(index)) << "\n";
        if (states) std::cout << snapshotReport(session.snapshot(index + 1), "state") << "\n";
    }
    std::cout << snapshotReport(session.snapshot(session.stepCount()), "final") << "\n";
}

void runText(Session& session) {
    for (uint32_t index = 0; index < session.stepCount(); ++index) {
        const StepOutcome& outcome = session.outcome(index);
        std::printf("%4u  %-48s", outcome.line, outcome.text.c_str());
        if (outcome.kind != "note") std::printf("  %s", describe(outcome).c_str());
        std::printf("\n");
    }
}

int run(Arguments arguments) {
    const bool json = takeFlag(arguments, "--json");
    const bool states = takeFlag(arguments, "--states");
    if (arguments.size() != 1) return misuse("run takes one file");
    const auto text = readText(arguments[0]);
    if (!text) return 2;
    Session session;
    session.load(*text);
    const bool errors = printDiagnostics(arguments[0], session);
    if (json) {
        runJson(session, states);
    } else {
        runText(session);
    }
    return errors ? 1 : 0;
}

bool checkFile(const std::string& path, const std::string& text) {
    Session session;
    session.load(text);
    bool good = !printDiagnostics(path, session);
    uint32_t held = 0;
    for (uint32_t index = 0; index < session.stepCount(); ++index) {
        const StepOutcome& outcome = session.outcome(index);
        for (const ExpectationReport& expectation : outcome.expectations) {
            ++held;
            if (expectation.met) continue;
            good = false;
            std::cout << path << ":" << outcome.line << ": expected " << expectation.text << ", got "
                      << expectation.actual << "\n";
        }
    }
    if (good) std::cout << path << ": " << held << (held == 1 ? " expectation" : " expectations") << " met\n";
    return good;
}

int check(const Arguments& arguments) {
    if (arguments.empty()) return misuse("check takes a file");
    bool good = true;
    for (const std::string& path : arguments) {
        const auto text = readText(path);
        if (!text) return 2;
        good = checkFile(path, *text) && good;
    }
    return good ? 0 : 1;
}

void printWould(const char* access, const WouldDo& would) {
    std::cout << "  " << access << " " << would.result;
    if (!would.served.empty()) std::cout << ", " << would.served;
    if (would.minor != 0) std::cout << ", minor=" << would.minor;
    if (would.major != 0) std::cout << ", major=" << would.major;
    std::cout << "\n";
}

int printAnswer(const Session::Answer& answer, bool json) {
    if (json) {
        std::cout << answerReport(answer) << "\n";
    } else if (answer.good) {
        const Explanation& explanation = answer.explanation;
        std::cout << "Whose address?     " << explanation.whose << "\nWhich region?      " << explanation.which
                  << "\nWhat backs it?     " << explanation.backed << "\n";
        if (explanation.read.result.empty()) return 0;  // the process has ended: there is nobody to try it
        std::cout << "An access now would be:\n";
        printWould("read: ", explanation.read);
        printWould("write:", explanation.write);
        printWould("exec: ", explanation.execute);
    } else {
        std::cerr << "pagewalk: " << answer.mistake << "\n";
    }
    return answer.good ? 0 : 1;
}

int explainAddress(Arguments arguments) {
    const bool json = takeFlag(arguments, "--json");
    uint32_t position = UINT32_MAX;
    if (arguments.size() == 5 && arguments[3] == "--at") {
        const bool number =
            arguments[4].find_first_not_of("0123456789") == std::string::npos && arguments[4].size() < 9;
        if (arguments[4].empty() || !number) return misuse("--at takes a number of steps");
        position = static_cast<uint32_t>(std::stoul(arguments[4]));
        arguments.resize(3);
    }
    if (arguments.size() != 3) return misuse("explain takes a file, a process and an address");
    const auto text = readText(arguments[0]);
    if (!text) return 2;
    Session session;
    session.load(*text);
    printDiagnostics(arguments[0], session);
    return printAnswer(session.ask(position, arguments[1], arguments[2]), json);
}

/// `print` and `steps`: what a text says, without playing it.
int show(Arguments arguments, bool asPrinted) {
    takeFlag(arguments, "--json");
    if (arguments.size() != 1) return misuse("give one file");
    const auto text = readText(arguments[0]);
    if (!text) return 2;
    Session session;
    session.load(*text);
    const bool errors = printDiagnostics(arguments[0], session);
    std::cout << (asPrinted ? session.printed() : loadReport(session) + "\n");
    return errors ? 1 : 0;
}

}  // namespace

int main(int count, char** values) {
    Arguments arguments(values + 1, values + count);
    if (arguments.empty()) return misuse("a task is missing");
    const std::string task = arguments.front();
    arguments.erase(arguments.begin());
    if (task == "run") return run(std::move(arguments));
    if (task == "check") return check(arguments);
    if (task == "explain") return explainAddress(std::move(arguments));
    if (task == "print" || task == "steps") return show(std::move(arguments), task == "print");
    if (task == "help" || task == "--help") {
        std::cout << usage;
        return 0;
    }
    return misuse("unknown task '" + task + "'");
}
