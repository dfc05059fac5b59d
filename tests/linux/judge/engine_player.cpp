#include "engine_player.h"

#include <algorithm>
#include <set>
#include <sstream>

namespace judge {
namespace {

/// VmFlags that the line of maps says already.
const std::set<std::string> impliedFlags{"rd", "wr", "ex", "sh", "mr", "mw", "me", "ms"};

std::string flagsFrom(const std::string& letters) {
    std::set<std::string> flags;
    std::istringstream words(letters);
    for (std::string word; words >> word;) {
        if (!impliedFlags.contains(word)) flags.insert(word);
    }
    std::string text;
    for (const std::string& flag : flags) text += (text.empty() ? "" : " ") + flag;
    return text;
}

RegionFacts regionFacts(const pagewalk::RegionSnapshot& region) {
    const pagewalk::MemoryUsage& usage = region.usage;
    RegionFacts facts{region.mapsLine(), {}, flagsFrom(region.flags)};
    facts.figures = {usage.resident,    usage.proportional, usage.sharedClean,
                     usage.sharedDirty, usage.privateClean, usage.privateDirty,
                     usage.anonymous,   usage.swapped,      usage.locked};
    for (uint64_t& figure : facts.figures) figure /= 1024;
    return facts;
}

PageFacts pageFacts(const pagewalk::PageSnapshot& page, pagewalk::FrameNumber zeroFrame) {
    if (page.state == "guard") return {PageFacts::State::Guard};
    if (page.state == "swapped") return {PageFacts::State::Swapped, false, false, page.slot};
    return {PageFacts::State::Present, page.frame == zeroFrame, !page.file.empty(), page.frame.value};
}

Answer answerOf(const pagewalk::StepOutcome& outcome) {
    Answer answer;
    answer.signal = pagewalk::signalCodeName(outcome.signal);
    const bool hasAddress = !answer.signal.empty() && outcome.signal != pagewalk::SignalCode::Kernel;
    if (hasAddress) answer.address = outcome.signalAddress;
    answer.error = outcome.error;
    const bool isFork = outcome.op == "fork";
    if (!isFork) answer.returns = outcome.returns;
    const bool reads = outcome.op == "read" || outcome.op == "pread";
    if (reads && outcome.value) answer.value = pagewalk::littleEndianHex(*outcome.value);
    answer.vector = outcome.vector.value_or("");
    answer.minor = outcome.minor;
    answer.major = outcome.major;
    return answer;
}

}  // namespace

StepFacts engineFacts(pagewalk::Session& session, uint32_t index) {
    StepFacts facts{answerOf(session.outcome(index)), {}};
    const pagewalk::Snapshot snapshot = session.snapshot(index + 1);
    for (const pagewalk::ProcessSnapshot& process : snapshot.processes) {
        if (!process.alive) continue;
        ProcessFacts& told = facts.state[process.name];
        for (const auto& region : process.regions) told.regions.push_back(regionFacts(region));
        for (const auto& page : process.pages)
            told.pages[page.address.value] = pageFacts(page, snapshot.zeroFrame);
    }
    return facts;
}

}  // namespace judge
