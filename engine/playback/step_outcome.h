// What one step did: plain data for those who show or test it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/address.h"
#include "base/event.h"

namespace pagewalk {

struct TranslationReport {
    VirtualAddress page;
    FrameNumber frame;
    PhysicalAddress physical;
};

struct ExpectationReport {
    std::string text;
    bool met = false;
    std::string actual;  ///< what happened instead, in the words of the language
};

enum class StepResult : uint8_t { Ok, Fault, Error };

struct StepOutcome {
    static constexpr size_t maximumTranslations = 1024;
    static constexpr size_t maximumEvents = 4096;

    uint32_t index = 0;
    uint32_t line = 0;
    std::string process{};  ///< "" for note and sysctl
    std::string kind{};     ///< access, call, switch, note, sysctl
    std::string op{};       ///< read, mmap, …
    std::string text{};     ///< the step as it is printed

    std::optional<uint64_t> address{};
    std::optional<uint64_t> size{};               ///< bytes of one access
    std::optional<uint64_t> count{};              ///< accesses made
    std::optional<std::vector<uint8_t>> value{};  ///< bytes read or written

    StepResult result = StepResult::Ok;
    SignalCode signal = SignalCode::None;
    uint64_t signalAddress = 0;
    std::string error{};  ///< an errno's name, or ""
    std::optional<uint64_t> returns{};
    std::optional<std::string> vector{};  ///< of mincore: one digit a page
    std::string child{};                  ///< the process that a fork made

    uint64_t minor = 0;
    uint64_t major = 0;
    uint64_t tlbHits = 0;
    uint64_t tlbMisses = 0;
    std::vector<TranslationReport> translations{};
    uint64_t translationsOmitted = 0;
    EventLog::Counts counts{};

    std::vector<ExpectationReport> expectations{};
    std::vector<Event> events{};  ///< only when asked for
    uint64_t eventsOmitted = 0;
    std::vector<std::string> processNames{};  ///< by the process numbers in events
};

/// "ok", "fault", "error".
const char* stepResultName(StepResult result);

/// What happened, in the words of the language: "SIGSEGV SEGV_MAPERR", "ok, 0x41, minor=1".
std::string describe(const StepOutcome& outcome);

/// Bytes as one little-endian number: 0x4241 for "AB". At least one digit, whatever the size.
std::string littleEndianHex(const std::vector<uint8_t>& bytes);

}  // namespace pagewalk
