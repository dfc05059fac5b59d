#include "scenario/importers/lackey_importer.h"

#include <doctest/doctest.h>

#include "../../support/chance.h"
#include "playback/session.h"
#include "scenario/importers/page_touches.h"

using namespace pagewalk;

namespace {

std::string access(char kind, uint64_t address) {
    char line[40];
    const char* form = kind == 'I' ? "%c  %08llx,4\n" : " %c %08llx,4\n";
    std::snprintf(line, sizeof line, form, kind, static_cast<unsigned long long>(address));
    return line;
}

/// Every step of what was imported is an access that succeeds.
void checkPlays(const std::string& text) {
    Session session;
    session.load(text);
    REQUIRE(session.diagnostics().empty());
    REQUIRE(session.stepCount() > 0);
    for (uint32_t index = 0; index < session.stepCount(); ++index)
        REQUIRE(session.outcome(index).result == StepResult::Ok);
}

}  // namespace

TEST_CASE("lackey: first touches in their order, neighbours as sweeps, an access over two pages as two") {
    const Imported imported = importLackey(
        "==9007== Command: /bin/ls /\n"
        "I  0401ab70,3\n"
        "I  0401ab73,5\n"
        " S 1fff000ffc,8\n"
        " M 1fff000628,8\n"
        " L 04020000,8\n");
    CHECK(imported.diagnostics.empty());
    CHECK(imported.text.find("process ls\n") != std::string::npos);
    CHECK(imported.text.find("  1fff000000-1fff002000 rw-p 00000000\n") != std::string::npos);
    const size_t steps = imported.text.find("ls: ");
    CHECK(imported.text.substr(steps) ==
          "ls: exec 0x401a000\n"
          "ls: exec 0x401a000\n"
          "ls: write 0x1fff000000 1\n"
          "ls: write 0x1fff001000 1\n"
          "ls: read 0x1fff000000\n"
          "ls: write 0x1fff000000 1\n"
          "ls: read 0x4020000\n");
    checkPlays(imported.text);
}

TEST_CASE("lackey: the pieces in which a trace comes do not matter") {
    std::string trace;
    testing::Chance chance(7);
    for (int i = 0; i < 3000; ++i) trace += access("ILSM"[chance.below(4)], 0x400000 + chance.below(1 << 20));
    const std::string whole = importLackey(trace).text;
    LackeyImporter importer;
    for (size_t at = 0; at < trace.size();) {
        const size_t length = 1 + chance.below(50);
        importer.add(std::string_view(trace).substr(at, length));
        at += length;
    }
    CHECK(importer.finish().text == whole);
    CHECK(whole.find("stands here, in their order.") != std::string::npos);
    checkPlays(whole);
}

TEST_CASE("lackey: however long and scattered a trace is, a scenario comes of it") {
    testing::Chance chance(11);
    LackeyImporter importer;
    for (int i = 0; i < 400'000; ++i)
        importer.add(access("ILS"[chance.below(3)], chance.below(uint64_t{1} << 40)));
    const Imported imported = importer.finish();
    CHECK(imported.text.size() <= 256 * 1024);
    CHECK(imported.text.find("# Left out: ") != std::string::npos);
    CHECK(imported.text.find("in the order of their addresses") != std::string::npos);
    Session session;
    session.load(imported.text);
    CHECK(session.diagnostics().empty());
    CHECK(session.stepCount() > 1000);
}

TEST_CASE("lackey: what is kept is bounded, and no page is forgotten while there is room") {
    importing::PageTouches touches;
    testing::Chance chance(13);
    for (int i = 0; i < 2'000'000; ++i) touches.touch(chance.below(3000), static_cast<Access>(chance.below(3)));
    size_t kept = 0;
    for (const auto& slice : touches.slices()) kept += slice.size();
    CHECK(kept <= importing::PageTouches::mostTouches);
    CHECK(touches.pages().size() == 3000);
    CHECK(touches.leftOut() == 0);
    CHECK(touches.accesses() == 2'000'000);
    while (touches.fold()) {
    }
    CHECK(touches.slices().front().size() == 9000);
}

TEST_CASE("lackey: lines that are none are passed over, and nothing else is a mistake") {
    const Imported some =
        importLackey("I  zz,3\n L 400000,0\n Q 400000,4\n L 400000\n L ffffffffffffffff,8\n L 400000,8\n");
    CHECK(some.diagnostics.size() == 5);
    checkPlays(some.text);
    CHECK(importLackey("").text.empty());
    CHECK(importLackey(std::string(1 << 20, 'x')).text.empty());
}
