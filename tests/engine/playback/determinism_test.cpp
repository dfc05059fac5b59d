// Same text, same state, on every machine: pinned by digest. When the model itself changes these change with it, and
// the commit says why; nothing else may change them.
#include <doctest/doctest.h>

#include "../support/texts.h"
#include "playback/session.h"

using namespace pagewalk;
using namespace pagewalk::testing;

namespace {

uint64_t endOf(std::string_view text) {
    Session session;
    session.load(text);
    return session.hash(session.stepCount());
}

}  // namespace

TEST_CASE("determinism: the samples end in known states") {
    CHECK(endOf(twoProcesses) == 0x3f5c1fcfc9f3c7f8U);
    CHECK(endOf(forkAndCopy) == 0xb480ddc2a72dd358U);
    CHECK(endOf(everything) == 0xe1d86d32c208b6e0U);
}

TEST_CASE("determinism: a text played twice is the same machine") {
    for (uint64_t seed = 1; seed <= 20; ++seed) {
        Chance chance(seed);
        const std::string text = makeUp(chance, {});
        CHECK(endOf(text) == endOf(text));
    }
}
