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
    CHECK(endOf(twoProcesses) == 0xff715dd1b6b22890U);
    CHECK(endOf(forkAndCopy) == 0xd0216980b03091bcU);
    CHECK(endOf(everything) == 0x7c3e452d3487396cU);
}

TEST_CASE("determinism: a text played twice is the same machine") {
    for (uint64_t seed = 1; seed <= 20; ++seed) {
        Chance chance(seed);
        const std::string text = makeUp(chance, {});
        CHECK(endOf(text) == endOf(text));
    }
}
