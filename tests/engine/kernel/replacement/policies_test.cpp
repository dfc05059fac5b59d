// Every policy against a plain loop that knows of page numbers and nothing else: the same faults, to the digit.
#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "../../support/chance.h"
#include "../../support/world.h"
#include "base/random.h"
#include "kernel/validator.h"

using namespace pagewalk;
using namespace pagewalk::testing;

namespace {

struct Reference {
    uint32_t page;
    bool write = false;
};
using String = std::vector<Reference>;

constexpr uint64_t at = 0x100000;

// --- the engine ---------------------------------------------------------------------------------

/// What the pages are: of a file on a disk, or private ones that go to swap.
enum class Memory { File, Anonymous };

MachineConfig machineOf(Replacement replacement, uint32_t frames) {
    MachineConfig machine = withFrames(frames);
    machine.replacement = replacement;
    machine.swapPages = 64;
    machine.overcommit = Overcommit::Always;
    machine.tlb = {4, 2, TlbPolicy::Lru, true};
    machine.seed = 7;
    return machine;
}

std::shared_ptr<const Future> futureOf(const String& string, ProcessId process) {
    auto future = std::make_shared<Future>();
    for (uint64_t time = 0; time < string.size(); ++time)
        future->times[{process, {(at >> 12) + string[time].page}}].push_back(time);
    return future;
}

/// Faults that brought a page into memory.
uint64_t faults(Replacement replacement, uint32_t frames, const String& string, Memory memory = Memory::File) {
    World world(machineOf(replacement, frames));
    const ProcessId a = world.start("A");
    uint32_t pages = 0;
    for (const Reference& reference : string) pages = std::max(pages, reference.page + 1);
    if (memory == Memory::File) {
        world.map(a, at, pages, rw, sharedFile, world.file("/f", FileKind::Disk, pages * pageBytes, false));
    } else {
        world.map(a, at, pages, rw);
    }
    if (Opt* opt = world.kernel.machine.replacement.opt()) opt->foresee(futureOf(string, a));
    uint64_t count = 0;
    for (const Reference& reference : string) {
        const bool write = reference.write || memory == Memory::Anonymous;
        const Touch touch =
            world.touch(a, at + reference.page * pageBytes, write ? Access::Write : Access::Read, 1);
        REQUIRE(touch.ok());
        count += touch.served(FaultKind::PageIn) + touch.served(FaultKind::SwapIn) +
                 touch.served(FaultKind::ZeroFill);
    }
    REQUIRE(violations(world.kernel.machine) == std::vector<std::string>{});
    return count;
}

// --- plain loops --------------------------------------------------------------------------------

using Pages = std::vector<uint32_t>;

bool has(const Pages& pages, uint32_t page) {
    return std::find(pages.begin(), pages.end(), page) != pages.end();
}
void drop(Pages& pages, uint32_t page) {
    pages.erase(std::remove(pages.begin(), pages.end(), page), pages.end());
}
uint32_t popFront(Pages& pages) {
    const uint32_t page = pages.front();
    pages.erase(pages.begin());
    return page;
}

/// FIFO, LRU and MRU: a queue; a hit moves a page to its end, or does not.
uint64_t plainQueue(uint32_t frames, const String& string, bool move, bool takeLast) {
    Pages queue;
    uint64_t count = 0;
    for (const auto& [page, write] : string) {
        if (has(queue, page)) {
            if (!move) continue;
            drop(queue, page);
        } else {
            ++count;
            if (queue.size() == frames) takeLast ? queue.pop_back() : static_cast<void>(popFront(queue));
        }
        queue.push_back(page);
    }
    return count;
}

uint64_t plainLfu(uint32_t frames, const String& string) {
    struct Resident {
        uint32_t page;
        uint64_t count;
        uint64_t last;
    };
    std::vector<Resident> memory;
    uint64_t count = 0;
    for (uint64_t time = 0; time < string.size(); ++time) {
        const auto found = std::find_if(memory.begin(), memory.end(),
                                        [&](const Resident& here) { return here.page == string[time].page; });
        if (found != memory.end()) {
            ++found->count;
            found->last = time;
            continue;
        }
        ++count;
        if (memory.size() == frames) {
            memory.erase(
                std::min_element(memory.begin(), memory.end(), [](const Resident& a, const Resident& b) {
                    return a.count != b.count ? a.count < b.count : a.last < b.last;
                }));
        }
        memory.push_back({string[time].page, 1, time});
    }
    return count;
}

uint64_t plainOpt(uint32_t frames, const String& string) {
    Pages memory;
    uint64_t count = 0;
    for (size_t time = 0; time < string.size(); ++time) {
        if (has(memory, string[time].page)) continue;
        ++count;
        if (memory.size() == frames) {
            const auto next = [&](uint32_t page) {
                size_t when = time;
                while (when < string.size() && string[when].page != page) ++when;
                return when;
            };
            drop(memory, *std::max_element(memory.begin(), memory.end(),
                                           [&](uint32_t a, uint32_t b) { return next(a) < next(b); }));
        }
        memory.push_back(string[time].page);
    }
    return count;
}

/// Frames with an accessed and a dirty bit; `choose` picks one when all are full.
struct Frame {
    uint32_t page = 0;
    bool accessed = false;
    bool dirty = false;
    unsigned history = 0;
};
template <class Choose>
uint64_t plainFrames(uint32_t frames, const String& string, Choose choose) {
    std::vector<Frame> memory;
    uint64_t count = 0;
    for (const auto& [page, write] : string) {
        auto here =
            std::find_if(memory.begin(), memory.end(), [&](const Frame& frame) { return frame.page == page; });
        if (here == memory.end()) {
            ++count;
            if (memory.size() < frames) {
                here = memory.insert(memory.end(), Frame{});
            } else {
                here = memory.begin() + static_cast<std::ptrdiff_t>(choose(memory));
            }
            *here = Frame{page};
        }
        here->accessed = true;
        here->dirty = here->dirty || write;
    }
    return count;
}

uint64_t plainRandom(uint32_t frames, const String& string) {
    Random random(7);
    return plainFrames(frames, string,
                       [&](auto& memory) { return random.below(static_cast<uint32_t>(memory.size())); });
}

uint64_t plainClock(uint32_t frames, const String& string) {
    size_t hand = 0;
    return plainFrames(frames, string, [&](std::vector<Frame>& memory) {
        while (memory[hand].accessed) {
            memory[hand].accessed = false;
            hand = (hand + 1) % memory.size();
        }
        const size_t victim = hand;
        hand = (hand + 1) % memory.size();
        return victim;
    });
}

uint64_t plainNru(uint32_t frames, const String& string) {
    Random random(7);
    return plainFrames(frames, string, [&](std::vector<Frame>& memory) {
        std::vector<size_t> best;
        int lowest = 4;
        for (size_t i = 0; i < memory.size(); ++i) {
            const int rank = 2 * static_cast<int>(memory[i].accessed) + static_cast<int>(memory[i].dirty);
            if (rank < lowest) best.clear();
            lowest = std::min(lowest, rank);
            if (rank == lowest) best.push_back(i);
            memory[i].accessed = false;
        }
        return best[random.below(static_cast<uint32_t>(best.size()))];
    });
}

uint64_t plainAging(uint32_t frames, const String& string) {
    return plainFrames(frames, string, [](std::vector<Frame>& memory) {
        for (Frame& frame : memory) {
            frame.history = frame.history / 2 + (frame.accessed ? 128 : 0);
            frame.accessed = false;
        }
        return std::min_element(memory.begin(), memory.end(),
                                [](const Frame& a, const Frame& b) { return a.history < b.history; }) -
               memory.begin();
    });
}

/// ARC as figure 4 of the paper states it.
uint64_t plainArc(uint32_t frames, const String& string) {
    const size_t c = frames;
    double p = 0;
    Pages t1;
    Pages t2;
    Pages b1;
    Pages b2;
    uint64_t count = 0;
    const auto replace = [&](bool inB2) {
        if (!t1.empty() &&
            ((inB2 && static_cast<double>(t1.size()) == p) || static_cast<double>(t1.size()) > p)) {
            b1.push_back(popFront(t1));
        } else {
            b2.push_back(popFront(t2));
        }
    };
    for (const auto& [page, write] : string) {
        if (has(t1, page) || has(t2, page)) {
            drop(t1, page);
            drop(t2, page);
            t2.push_back(page);
            continue;
        }
        ++count;
        if (has(b1, page)) {
            const double ratio = static_cast<double>(b2.size()) / static_cast<double>(b1.size());
            p = std::min(static_cast<double>(c), p + (b1.size() >= b2.size() ? 1.0 : ratio));
            replace(false);
            drop(b1, page);
            t2.push_back(page);
        } else if (has(b2, page)) {
            const double ratio = static_cast<double>(b1.size()) / static_cast<double>(b2.size());
            p = std::max(0.0, p - (b2.size() >= b1.size() ? 1.0 : ratio));
            replace(true);
            drop(b2, page);
            t2.push_back(page);
        } else {
            const size_t all = t1.size() + t2.size() + b1.size() + b2.size();
            if (t1.size() + b1.size() == c) {
                if (t1.size() < c) {
                    popFront(b1);
                    replace(false);
                } else {
                    popFront(t1);
                }
            } else if (all >= c) {
                if (all == 2 * c) popFront(b2);
                replace(false);
            }
            t1.push_back(page);
        }
    }
    return count;
}

/// 2Q, the full version, as figure 2 of the paper states it.
uint64_t plainTwoQueue(uint32_t frames, const String& string) {
    const size_t kin = std::max<size_t>(frames / 4, 1);
    const size_t kout = std::max<size_t>(frames / 2, 1);
    Pages entering;
    Pages ghosts;
    Pages main;
    uint64_t count = 0;
    for (const auto& [page, write] : string) {
        if (has(main, page)) {
            drop(main, page);
            main.push_back(page);
            continue;
        }
        if (has(entering, page)) continue;
        ++count;
        const bool returning = has(ghosts, page);
        if (entering.size() + main.size() == frames) {
            if (entering.size() > kin || main.empty()) {
                ghosts.push_back(popFront(entering));
                if (ghosts.size() > kout) popFront(ghosts);
            } else {
                popFront(main);
            }
        }
        drop(ghosts, page);
        (returning ? main : entering).push_back(page);
    }
    return count;
}

/// The two lists of a kernel, for the pages of one file.
uint64_t plainTwoLists(uint32_t frames, const String& string) {
    Pages active;
    Pages inactive;
    Pages accessed;
    Pages referenced;
    uint64_t count = 0;
    const auto balance = [&] {
        while (!active.empty() && inactive.size() < active.size()) {
            drop(accessed, active.front());
            inactive.push_back(popFront(active));
        }
    };
    for (const auto& [page, write] : string) {
        if (!has(active, page) && !has(inactive, page)) {
            ++count;
            if (active.size() + inactive.size() == frames) {
                balance();
                while (has(accessed, inactive.front())) {
                    const uint32_t looked = popFront(inactive);
                    drop(accessed, looked);
                    (has(referenced, looked) ? active : inactive).push_back(looked);
                    if (!has(referenced, looked)) referenced.push_back(looked);
                    balance();
                }
                drop(referenced, inactive.front());
                popFront(inactive);
            }
            inactive.push_back(page);
        }
        drop(accessed, page);
        accessed.push_back(page);
    }
    return count;
}

uint64_t plain(Replacement replacement, uint32_t frames, const String& string) {
    switch (replacement) {
        case Replacement::Fifo: return plainQueue(frames, string, false, false);
        case Replacement::Lru: return plainQueue(frames, string, true, false);
        case Replacement::Mru: return plainQueue(frames, string, true, true);
        case Replacement::Lfu: return plainLfu(frames, string);
        case Replacement::Opt: return plainOpt(frames, string);
        case Replacement::Random: return plainRandom(frames, string);
        case Replacement::Clock: return plainClock(frames, string);
        case Replacement::Nru: return plainNru(frames, string);
        case Replacement::Aging: return plainAging(frames, string);
        case Replacement::Arc: return plainArc(frames, string);
        case Replacement::TwoQueue: return plainTwoQueue(frames, string);
        case Replacement::Linux: return plainTwoLists(frames, string);
    }
    return 0;
}

// --- strings ------------------------------------------------------------------------------------

String pagesOf(std::initializer_list<uint32_t> pages) {
    String string;
    for (const uint32_t page : pages) string.push_back({page});
    return string;
}

/// Some pages are wanted more than others, what is wanted drifts, and now and then a sweep passes through.
String madeUp(Chance& chance, unsigned length) {
    String string;
    uint64_t base = 0;
    while (string.size() < length) {
        if (chance.once(25)) base = chance.below(16);
        if (chance.once(40)) {
            for (uint32_t page = 0; page < 12; ++page) string.push_back({page, false});
            continue;
        }
        const uint64_t near = chance.below(1 + chance.below(14));
        string.push_back({static_cast<uint32_t>((base + near) % 24), chance.once(3)});
    }
    return string;
}

constexpr std::array every{Replacement::Fifo,  Replacement::Lru, Replacement::Clock,    Replacement::Nru,
                           Replacement::Aging, Replacement::Lfu, Replacement::Mru,      Replacement::Random,
                           Replacement::Opt,   Replacement::Arc, Replacement::TwoQueue, Replacement::Linux};

const String belady = pagesOf({1, 2, 3, 4, 1, 2, 5, 1, 2, 3, 4, 5});

}  // namespace

TEST_CASE("replacement: Belady's anomaly, and those who do not know it") {
    for (const Memory memory : {Memory::File, Memory::Anonymous}) {
        CHECK(faults(Replacement::Fifo, 3, belady, memory) == 9);
        CHECK(faults(Replacement::Fifo, 4, belady, memory) == 10);
        CHECK(faults(Replacement::Lru, 3, belady, memory) == 10);
        CHECK(faults(Replacement::Lru, 4, belady, memory) == 8);
        CHECK(faults(Replacement::Opt, 3, belady, memory) == 7);
        CHECK(faults(Replacement::Opt, 4, belady, memory) == 6);
    }
}

TEST_CASE("replacement: the string of the textbook") {
    // Silberschatz, Galvin and Gagne, "Operating System Concepts": three frames; FIFO 15, OPT 9, LRU 12.
    const String string = pagesOf({7, 0, 1, 2, 0, 3, 0, 4, 2, 3, 0, 3, 2, 1, 2, 0, 1, 7, 0, 1});
    CHECK(faults(Replacement::Fifo, 3, string) == 15);
    CHECK(faults(Replacement::Opt, 3, string) == 9);
    CHECK(faults(Replacement::Lru, 3, string) == 12);
}

TEST_CASE("replacement: random strings, every policy and its plain loop") {
    for (uint64_t seed = 1; seed <= 12; ++seed) {
        Chance chance(seed);
        const String string = madeUp(chance, 400);
        for (const uint32_t frames : {1U, 2U, 3U, 5U, 8U, 13U}) {
            for (const Replacement replacement : every) {
                CAPTURE(seed);
                CAPTURE(frames);
                CAPTURE(static_cast<int>(replacement));
                CHECK(faults(replacement, frames, string) == plain(replacement, frames, string));
            }
        }
    }
}

TEST_CASE("replacement: private pages and swap are replaced alike") {
    for (uint64_t seed = 31; seed <= 36; ++seed) {
        Chance chance(seed);
        String string = madeUp(chance, 300);
        for (Reference& reference : string) reference.write = true;
        for (const Replacement replacement : every) {
            CAPTURE(seed);
            CAPTURE(static_cast<int>(replacement));
            CHECK(faults(replacement, 6, string, Memory::Anonymous) == plain(replacement, 6, string));
        }
    }
}

TEST_CASE("replacement: nobody does better than opt") {
    for (uint64_t seed = 51; seed <= 60; ++seed) {
        Chance chance(seed);
        const String string = madeUp(chance, 300);
        const uint64_t best = faults(Replacement::Opt, 5, string);
        for (const Replacement replacement : every) CHECK(faults(replacement, 5, string) >= best);
    }
}
