// Every mistake has a place and a sentence, all of them are found, and what stands above the first still runs.
#include <doctest/doctest.h>

#include "../support/texts.h"
#include "playback/session.h"
#include "scenario/parser.h"

using namespace pagewalk;
using namespace pagewalk::testing;

namespace {

struct Mistake {
    const char* text;
    uint32_t line;
    uint32_t column;
    uint32_t length;
    const char* says;
};

constexpr const char* head = "process A\n  1000-3000 rw-p 0 [heap]\n";

}  // namespace

TEST_CASE("diagnostics: each mistake points at itself and says what would be right") {
    const std::vector<Mistake> mistakes{
        {"machine x86\n", 1, 9, 3, "x86-64"},
        {"machine x86-64\n  frame 3\n", 2, 3, 5, "frames"},
        {"machine x86-64\n  frames 0\n", 2, 10, 1, "1"},
        {"machine x86-64\n  frames 8 9\n", 2, 12, 1, "9"},
        {"machine x86-64\n  tlb 16 4-way lur\n", 2, 16, 3, "lru"},
        {"machine x86-64\n  tlb 16 3-way\n", 2, 7, 2, "multiple"},
        {"machine x86-64\n  split 9/9/12\n", 2, 9, 1, "custom"},
        {"machine x86-64\nmachine x86-64\n", 2, 9, 6, "one machine"},
        {"machine x86-64\n  page 8K\n", 2, 8, 2, "4K"},
        {"file /f\n", 1, 8, 1, "bytes"},
        {"file /f 1 \"ab\"\n", 1, 6, 2, "longer"},
        {"file /f 1\nfile /f 1\n", 2, 6, 2, "already"},
        {"file /f 4K\n  warm\n", 2, 3, 4, "cold"},
        {"process 1\n", 1, 9, 1, "name"},
        {"process A\nprocess A\n", 2, 9, 1, "already"},
        {"process A = B\n", 1, 13, 1, "no process 'B'"},
        {"process A\n  1000-2000 rwp 0\n", 2, 13, 3, "four letters"},
        {"process A\n  2000-1000 rw-p 0\n", 2, 3, 9, "before it starts"},
        {"process A\n  1000-2000 rw-p 0\n  1800-3000 rw-p 0\n", 3, 3, 16, "overlaps"},
        {"process A\n  hello\n", 2, 3, 5, "hexadecimal"},
        {"  frames 3\n", 1, 3, 8, "header"},
        {"A: read 1\n", 1, 1, 1, "no process 'A'"},
        {"reed\n", 1, 1, 4, "read"},
    };
    for (const Mistake& mistake : mistakes) {
        CAPTURE(std::string(mistake.text));
        const Parsed parsed = parse(mistake.text);
        REQUIRE(parsed.diagnostics.size() == 1);
        const Diagnostic& found = parsed.diagnostics[0];
        CAPTURE(found.message);
        CAPTURE(found.hint);
        CHECK(found.where == SourceRange{mistake.line, mistake.column, mistake.length});
        CHECK((found.message + " | " + found.hint).find(mistake.says) != std::string::npos);
        CHECK(found.severity == Severity::Error);
    }
}

TEST_CASE("diagnostics: mistakes in a step") {
    const std::vector<Mistake> mistakes{
        {"A: raed 0x1000\n", 3, 4, 4, "read"},
        {"A: read\n", 3, 8, 1, "address"},
        {"A: read buf\n", 3, 9, 3, "bind"},
        {"A: read 0x1000 0\n", 3, 16, 1, "1 to"},
        {"A: write 0x1000\n", 3, 16, 1, "value"},
        {"A: write 0x1000 \"\"\n", 3, 17, 2, "empty"},
        {"A: write 0x1000 256:1\n", 3, 17, 3, "width"},
        {"A: write 0x1000 1:9\n", 3, 19, 1, "1 to 8"},
        {"A: read 0x2000..0x1000\n", 3, 17, 6, "ends before"},
        {"A: read 0x1000..0x2000 by 0\n", 3, 27, 1, "never ends"},
        {"A: mmap(NULL)\n", 3, 13, 1, "needs 4"},
        {"A: munmap(1, 2, 3)\n", 3, 17, 1, "takes 2"},
        {"A: mmap(NULL, 4K, rw, privat|anon)\n", 3, 23, 6, "private"},
        {"A: A = fork()\n", 3, 4, 1, "exists already"},
        {"A: read 0x1000 => SEGV_MAPER\n", 3, 19, 10, "SEGV_MAPERR"},
        {"A: read 0x1000 => frame\n", 3, 24, 1, "="},
        {"A: read 0x1000 => same-frame B:0x1000\n", 3, 30, 1, "no process 'B'"},
        {"A: read 0x1000 1 2\n", 3, 18, 1, "nothing more"},
        {"sysctl vm.swappiness = 1\n", 3, 8, 13, "vm.overcommit_memory"},
        {"sysctl vm.overcommit_memory = 3\n", 3, 31, 1, "0, 1 or 2"},
        {"switch B\n", 3, 8, 1, "B"},
    };
    for (const Mistake& mistake : mistakes) {
        const std::string text = std::string(head) + mistake.text;
        CAPTURE(text);
        const Parsed parsed = parse(text);
        REQUIRE(parsed.diagnostics.size() == 1);
        const Diagnostic& found = parsed.diagnostics[0];
        CAPTURE(found.message);
        CAPTURE(found.hint);
        CHECK(found.where == SourceRange{mistake.line, mistake.column, mistake.length});
        CHECK((found.message + " | " + found.hint).find(mistake.says) != std::string::npos);
    }
}

TEST_CASE("diagnostics: all mistakes are named, in the order of the lines, and what stands above runs") {
    Session session;
    session.load("process A\n  1000-3000 rw-p 0\nA: write 0x1000 7\nA: oops\nA: read 0x1000\nA: oops\n");
    REQUIRE(session.diagnostics().size() == 2);
    CHECK(session.diagnostics()[0].where.line == 4);
    CHECK(session.diagnostics()[1].where.line == 6);
    CHECK(session.stepCount() == 1);
    CHECK(session.outcome(0).result == StepResult::Ok);
}

TEST_CASE("diagnostics: a layout that the machine cannot have is named at its line") {
    const Parsed parsed = parse("process A\n  1000-1800 rw-p 0\n  800000000000-800000001000 rw-p 0\n");
    REQUIRE(parsed.diagnostics.size() == 2);
    CHECK(parsed.diagnostics[0].where.line == 2);
    CHECK(parsed.diagnostics[1].where.line == 3);
    CHECK(parse("process A\n  ffffffffff600000-ffffffffff601000 --xp 0 [vsyscall]\n").diagnostics.empty());
}
