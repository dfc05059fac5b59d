// The bounds of the language: what lies on them is taken, what lies above them is named.
#include "scenario/limits.h"

#include <doctest/doctest.h>

#include "scenario/parser.h"

using namespace pagewalk;

namespace {

std::string repeated(const std::string& line, uint64_t count) {
    std::string text;
    for (uint64_t i = 0; i < count; ++i) text += line;
    return text;
}

/// Whether a text is refused, and the refusal names the bound.
bool refusedFor(const std::string& text, const std::string& bound) {
    const Parsed parsed = parse(text);
    for (const Diagnostic& diagnostic : parsed.diagnostics) {
        if ((diagnostic.message + diagnostic.hint).find(bound) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("limits: a text of 256 KiB") {
    CHECK(parse(std::string(limits::textBytes, '\n')).diagnostics.empty());
    CHECK(refusedFor(std::string(limits::textBytes + 1, '\n'), "256 KiB"));
}

TEST_CASE("limits: 64 processes") {
    std::string text;
    for (int i = 0; i < 64; ++i) text += "process P" + std::to_string(i) + "\n";
    CHECK(parse(text).diagnostics.empty());
    CHECK(refusedFor(text + "process Q\n", "64 processes"));
}

TEST_CASE("limits: 10,000 steps") {
    CHECK(parse(repeated("note\n", 10'000)).diagnostics.empty());
    CHECK(refusedFor(repeated("note\n", 10'001), "10,000 steps"));
    CHECK(parse(repeated("note\n", 10'001)).scenario.steps.size() == 10'000);
}

TEST_CASE("limits: 1,048,576 frames, 65,536 entries of a TLB") {
    CHECK(parse("machine x86-64\n  frames 1048576\n").diagnostics.empty());
    CHECK(refusedFor("machine x86-64\n  frames 1048577\n", "1048576"));
    CHECK(parse("machine x86-64\n  tlb 65536\n").diagnostics.empty());
    CHECK(refusedFor("machine x86-64\n  tlb 65537\n", "65536"));
}

TEST_CASE("limits: 1,000,000 accesses a sweep, 1 MiB an access") {
    CHECK(parse("process A\nA: read 0x0..1000000\n").diagnostics.empty());
    CHECK(refusedFor("process A\nA: read 0x0..1000001\n", "1000000"));
    CHECK(parse("process A\nA: read 0x0..4096000000 by 4K\n").diagnostics.empty());
    CHECK(parse("process A\nA: read 0 1M\n").diagnostics.empty());
    CHECK(refusedFor("process A\nA: read 0 1048577\n", "1048576"));
}

TEST_CASE("limits: numbers stop at 64 bits") {
    CHECK(parse("process A\nA: read 0xffffffffffffffff\n").diagnostics.empty());
    CHECK(refusedFor("process A\nA: read 0x10000000000000000\n", "64 bits"));
}
