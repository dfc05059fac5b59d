// Share links: whole there and back, and damage that is noticed.
#include "command/link.h"

#include <doctest/doctest.h>

#include "../engine/support/texts.h"
#include "playback/session.h"

using namespace pagewalk;
using namespace pagewalk::command;
using testing::Chance;

namespace {

std::string anyText(Chance& chance) {
    if (chance.once(4)) return testing::makeUp(chance, {.steps = 12});
    std::string text;
    const size_t size = chance.below(200);
    constexpr std::string_view parts[]{"a", "\n", "é", "🧠", "0x", " ", "\xef\xbb\xbf", "mmap(", "\r"};
    while (text.size() < size) text += chance.of(parts);
    return text;
}

}  // namespace

TEST_CASE("link: ten thousand texts come back as they were") {
    Chance chance(5);
    for (int i = 0; i < 10'000; ++i) {
        const std::string text = anyText(chance);
        const auto at =
            chance.once(2) ? std::optional<uint32_t>(static_cast<uint32_t>(chance.below(1000))) : std::nullopt;
        const OpenedLink opened = readFragment("#" + makeFragment(text, at));
        REQUIRE(opened.kind == OpenedLink::Kind::Text);
        REQUIRE(opened.text == text);
        REQUIRE(opened.at == at);
    }
}

TEST_CASE("link: of ten thousand with one damaged bit fewer than one in a hundred open as another scenario") {
    Chance chance(6);
    int others = 0;
    for (int i = 0; i < 10'000; ++i) {
        const std::string text(chance.of(testing::samples));
        std::string link = makeFragment(text, {});
        link[chance.below(link.size())] ^= static_cast<char>(1 << chance.below(8));
        const OpenedLink opened = readFragment(link);
        if (opened.kind == OpenedLink::Kind::Bad) {
            REQUIRE(opened.problem != LinkProblem::None);
            REQUIRE(std::string_view(linkProblemText(opened.problem)).size() > 10);
        }
        if (opened.kind != OpenedLink::Kind::Text || opened.text == text) continue;
        Session session;
        session.load(opened.text);
        others += session.diagnostics().empty() ? 1 : 0;
    }
    CHECK(others < 100);
}

TEST_CASE("link: each way to be bad has its name") {
    const std::string good = makeFragment("process A\n", {});
    const auto problem = [](const std::string& link) { return readFragment(link).problem; };
    CHECK(problem(good.substr(0, good.size() - 1)) == LinkProblem::Unfinished);
    CHECK(problem("s=2." + good.substr(4)) == LinkProblem::Version);
    CHECK(problem("s=1.a*Z") == LinkProblem::Alphabet);
    CHECK(problem("s=1.aaaaZ") == LinkProblem::Damaged);
    CHECK(problem("s=1.aaaaaZ") == LinkProblem::Damaged);
    CHECK(problem("s=hello") == LinkProblem::Damaged);
    CHECK(problem(good + "&at=1x") == LinkProblem::Position);
    CHECK(problem(makeFragment(std::string(300'000, 'a'), {})) == LinkProblem::TooLarge);
    CHECK(problem(makeFragment("a\xff", {})) == LinkProblem::NotText);
    CHECK(problem("s=1." + std::string(40'000, 'a') + "Z") == LinkProblem::TooLong);
    CHECK(readFragment("x=02&at=7").kind == OpenedLink::Kind::Lesson);
    CHECK(readFragment("nothing&here").kind == OpenedLink::Kind::Nothing);
    CHECK(readFragment(makeFragment(std::string(262'144, 'a'), {})).kind == OpenedLink::Kind::Text);
}
