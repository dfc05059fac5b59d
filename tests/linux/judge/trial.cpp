#include "trial.h"

#include <algorithm>
#include <sstream>

#include "compare.h"
#include "engine_player.h"

namespace judge {
namespace {

/// Whether a step frees no frame that another page of the same step could be given.
bool keepsFrames(const pagewalk::StepOutcome& outcome) {
    return outcome.kind == "access" || outcome.op == "mprotect" || outcome.op == "munmap" ||
           outcome.op == "fork";
}

/// An access through what a failed call returned, -1: where the address space wraps is no place to compare.
bool pastEverything(const pagewalk::StepOutcome& outcome) {
    return outcome.kind == "access" && outcome.address.value_or(0) >= -uint64_t{1 << 20};
}

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

bool isStep(const std::string& line) {
    return !line.empty() && line.front() != ' ' && line.find(": ") != std::string::npos;
}

std::string without(const std::vector<std::string>& lines, size_t from, size_t count) {
    std::string text;
    for (size_t i = 0; i < lines.size(); ++i) {
        const bool left = i >= from && i < from + count && isStep(lines[i]);
        if (!left) text += lines[i] + '\n';
    }
    return text;
}

bool differs(const std::string& text, const Host& host) {
    return tryScenario(text, host).kind == Verdict::Kind::Differs;
}

}  // namespace

std::string adapted(const std::string& text, const Host& host) {
    const std::string header = "machine x86-64\n";
    const size_t at = text.find(header);
    if (at == std::string::npos) return text;
    std::string settings = "  read-ahead " + std::to_string(host.readAheadPages) + "\n";
    if (!host.lendsZeroPage) settings += "  zero-page off\n";
    return std::string(text).insert(at + header.size(), settings);
}

Verdict tryOnce(const std::string& text, const Host& host) {
    pagewalk::Session session;
    session.load(text);
    if (!session.diagnostics().empty()) {
        Verdict verdict{Verdict::Kind::Unreadable};
        for (const auto& diagnostic : session.diagnostics()) verdict.reasons.push_back(diagnostic.message);
        return verdict;
    }
    const std::string reason = HostPlayer::whyNot(session.scenario(), host);
    if (!reason.empty()) return {Verdict::Kind::NotPlayable, 0, "", {reason}};

    HostPlayer player(session.scenario());
    StepFacts kernelBefore;
    StepFacts engineBefore;
    for (uint32_t i = 0; i < session.stepCount(); ++i) {
        if (pastEverything(session.outcome(i))) continue;
        StepFacts kernel = player.play(session.scenario().steps[i]);
        StepFacts engine = engineFacts(session, i);
        const bool keeps = keepsFrames(session.outcome(i));
        auto found = differences(kernel, engine, keeps ? &kernelBefore : nullptr, &engineBefore);
        if (!found.empty()) return {Verdict::Kind::Differs, i + 1, session.outcome(i).text, std::move(found)};
        kernelBefore = std::move(kernel);
        engineBefore = std::move(engine);
    }
    return {Verdict::Kind::Agrees, session.stepCount()};
}

Verdict tryScenario(const std::string& text, const Host& host) {
    Verdict first = tryOnce(text, host);
    if (first.kind != Verdict::Kind::Differs) return first;
    for (int again = 0; again < 2; ++again) {
        Verdict next = tryOnce(text, host);
        if (next.kind != Verdict::Kind::Differs) return next;
        if (next.steps != first.steps || next.reasons != first.reasons) first.kind = Verdict::Kind::Unsteady;
    }
    return first;
}

std::string shrink(const std::string& text, const Host& host) {
    std::string shortest = text;
    for (size_t count = std::max<size_t>(linesOf(text).size() / 2, 1); count >= 1; count /= 2) {
        for (size_t from = 0; from < linesOf(shortest).size();) {
            const std::string candidate = without(linesOf(shortest), from, count);
            if (candidate != shortest && differs(candidate, host)) {
                shortest = candidate;
            } else {
                from += count;
            }
        }
        if (count == 1) break;
    }
    return shortest;
}

}  // namespace judge
