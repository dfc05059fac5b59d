// The command. Its tasks that play a scenario stand here, the others in command/.
#include <cstdio>
#include <iostream>
#include <string>

#include "command/tasks.h"
#include "playback/session.h"
#include "reports.h"

namespace {

using namespace pagewalk;
using namespace pagewalk::command;

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
    const bool errors = printDiagnostics(arguments[0], session.diagnostics());
    if (json) {
        runJson(session, states);
    } else {
        runText(session);
    }
    return errors ? 1 : 0;
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
    const Position position = takePosition(arguments);
    if (!position.good) return 2;
    if (arguments.size() != 3) return misuse("explain takes a file, a process and an address");
    const auto text = readText(arguments[0]);
    if (!text) return 2;
    Session session;
    session.load(*text);
    printDiagnostics(arguments[0], session.diagnostics());
    return printAnswer(session.ask(position.at.value_or(UINT32_MAX), arguments[1], arguments[2]), json);
}

/// `print` and `steps`: what a text says, without playing it.
int show(Arguments arguments, bool asPrinted) {
    takeFlag(arguments, "--json");
    if (arguments.size() != 1) return misuse("give one file");
    const auto text = readText(arguments[0]);
    if (!text) return 2;
    Session session;
    session.load(*text);
    const bool errors = printDiagnostics(arguments[0], session.diagnostics());
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
    if (task == "check") return checkExpectations(arguments);
    if (task == "goal") return checkAgainstGoal(arguments);
    if (task == "explain") return explainAddress(std::move(arguments));
    if (task == "print" || task == "steps") return show(std::move(arguments), task == "print");
    if (task == "maps" || task == "smaps") return printLayout(std::move(arguments), task == "smaps");
    if (task == "series") return printSeries(arguments);
    if (task == "import") return importScenario(std::move(arguments));
    if (task == "link") return makeLink(std::move(arguments));
    if (task == "open") return openLink(arguments);
    if (task == "record") return record(arguments);
    if (task == "help" || task == "--help") {
        printUsage();
        return 0;
    }
    return misuse("unknown task '" + task + "'");
}
