// The text is the only state: what is printed is read back as the same scenario.
#include "scenario/printer.h"

#include <doctest/doctest.h>

#include "../support/texts.h"
#include "scenario/parser.h"

using namespace pagewalk;
using namespace pagewalk::testing;

namespace {

void checkRoundTrip(const std::string& text) {
    CAPTURE(text);
    const Parsed first = parse(text);
    REQUIRE_FALSE(first.hasErrors());
    const std::string printed = print(first.scenario);
    CAPTURE(printed);
    const Parsed second = parse(printed);
    REQUIRE_FALSE(second.hasErrors());
    REQUIRE(second.scenario == first.scenario);
    REQUIRE(print(second.scenario) == printed);
}

}  // namespace

TEST_CASE("printer: the samples come back as they were") {
    for (const std::string_view text : samples) checkRoundTrip(std::string(text));
}

TEST_CASE("printer: made-up scenarios come back as they were") {
    for (uint64_t seed = 1; seed <= 150; ++seed) {
        Chance chance(seed);
        checkRoundTrip(makeUp(chance, {}));
    }
}

TEST_CASE("printer: odd bytes, odd paths, odd numbers") {
    checkRoundTrip(
        "file \"odd \\\"path\\\" # here\" 1K \"\\0\\x01\\n\\t\\\\ \\x7f\"\nprocess A\nA: d = open(\"odd "
        "\\\"path\\\" # here\", rdonly)\n");
    checkRoundTrip(
        "process A\n  1000-2000 rw-p 0 [anon: two  words]\nA: write 0x1000 \"\\xff\\xfe\"\nA: write 0x1000 "
        "0x12:3\n");
    checkRoundTrip("process A\nA: mmap(-4096, 0xffffffffffffffff, 7, 0x80000022, -1, 1T)\n");
    checkRoundTrip(
        "process A\nA: a-b = mmap(NULL, 4K, rw, stack|anon|private)\nA: read a-b-8 2\nA: read a-b..a-b+8K by "
        "1K\n");
    checkRoundTrip("machine custom\n  split 5/5/8\n  tlb 8 2-way plru\nprocess A\n");
}

TEST_CASE("printer: everything that is not usual is said") {
    const std::string printed = print(parse(everything).scenario);
    for (const char* words : {"split 10/10/12", "tlb 8 2-way plru", "asid off", "swap 16", "replace clock",
                              "overcommit never", "stack-limit 64K", "fault-around 4", "seed 4660",
                              "page 1 fill 65", "cold", "memory", "hole", "brk 0x605800", "process B = A",
                              "[anon:spare rooms]", "sysctl vm.overcommit_memory = 1", "switch B"}) {
        CAPTURE(std::string(words));
        CHECK(printed.find(words) != std::string::npos);
    }
}
