// How fast the engine is: lines of "NAME NUMBER", in million accesses a second; of `fault` in million faults, of
// `parse` in million lines. Each case is measured in rounds that take turns, so that a busy moment of the machine
// falls on all of them alike, and the median of its rounds is printed.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <list>
#include <string>
#include <unordered_map>
#include <vector>

#include "kernel/abi.h"
#include "kernel/access.h"
#include "kernel/calls/mmap.h"
#include "kernel/scheduler.h"
#include "scenario/parser.h"

using namespace pagewalk;

namespace {

constexpr uint64_t pageBytes = 4096;
constexpr uint64_t base = 0x10000000;
constexpr uint64_t rw = abi::protRead | abi::protWrite;
constexpr uint64_t anonymous = abi::mapPrivate | abi::mapAnonymous | abi::mapFixed;

// Kept where the compiler has to believe that somebody looks.
volatile uint64_t sink;

/// A machine with one process that has `pages` resident pages.
struct Resident {
    Resident(uint32_t pages, TlbConfig tlb) {
        MachineConfig config;
        config.frames = pages + 16;
        config.tlb = tlb;
        kernel = Kernel{Machine(config, *formatOf(config)), {}};
        process = createProcess(kernel, "A", noProcess).id;
        switchTo(kernel, process);
        if (!mmap(kernel, process, {{base}, pages * pageBytes, rw, anonymous}).ok()) std::abort();
        for (uint64_t page = 0; page < pages; ++page) touch(base + page * pageBytes, Access::Write);
    }
    void touch(uint64_t address, Access kind) {
        if (!access(kernel, process, {address}, kind, byte, nullptr).ok()) std::abort();
    }
    Kernel kernel;
    ProcessId process = 0;
    std::vector<uint8_t> byte = std::vector<uint8_t>(1);
};

/// Reads through a window of pages over and over, an address further on each time.
void sweep(Resident& machine, uint64_t pages, uint64_t stride, uint64_t count) {
    const uint64_t bytes = pages * pageBytes;
    uint64_t offset = 0;
    for (uint64_t i = 0; i < count; ++i) {
        machine.touch(base + offset, Access::Read);
        offset += stride;
        if (offset >= bytes) offset -= bytes;
    }
    sink = machine.kernel.machine.hardware.tlb.hits();
}

/// Page numbers drawn by Zipf's law (s = 1) over 65,536 pages; page k is the k-th most wanted.
std::vector<uint32_t> zipfPages(size_t count) {
    constexpr uint32_t pages = 65'536;
    std::vector<double> cumulative(pages);
    double sum = 0;
    for (uint32_t k = 0; k < pages; ++k) cumulative[k] = sum += 1.0 / (k + 1);
    Random random(42);
    std::vector<uint32_t> drawn(count);
    for (uint32_t& page : drawn) {
        const double at = static_cast<double>(random.next() >> 11) * 0x1p-53 * sum;
        page = static_cast<uint32_t>(std::lower_bound(cumulative.begin(), cumulative.end(), at) -
                                     cumulative.begin());
    }
    return drawn;
}

/// The yardstick: replacement and nothing else, as it is usually written.
class PlainLru {
  public:
    explicit PlainLru(size_t frames) : frames_(frames) { where_.reserve(2 * frames); }
    void use(uint32_t page) {
        const auto at = where_.find(page);
        if (at != where_.end()) {
            order_.splice(order_.begin(), order_, at->second);
            return;
        }
        ++faults_;
        if (where_.size() == frames_) {
            where_.erase(order_.back());
            order_.pop_back();
        }
        order_.push_front(page);
        where_.emplace(page, order_.begin());
    }
    uint64_t faults() const { return faults_; }

  private:
    size_t frames_;
    std::list<uint32_t> order_;
    std::unordered_map<uint32_t, std::list<uint32_t>::iterator> where_;
    uint64_t faults_ = 0;
};

std::string scenarioText(unsigned lines) {
    std::string text = "machine x86-64\nprocess A\n  00600000-00700000 rw-p 00000000 [heap]\n";
    for (unsigned i = 0; i < lines; ++i) {
        text += i % 3 == 0   ? "A: write 0x600010 0x1122:4   # a comment\n"
                : i % 3 == 1 ? "A: read [heap]+64 8 => 0x1122, minor\n"
                             : "A: mmap(NULL, 8K, PROT_READ|write, private|anon)\n";
    }
    return text;
}

struct Case {
    const char* name;
    uint64_t count;  // accesses, faults or lines of a round
    std::function<void()> run;
    std::vector<double> rates{};  // million a second
};

double seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

void measure(Case& here) {
    const double start = seconds();
    here.run();
    here.rates.push_back(static_cast<double>(here.count) / (seconds() - start) * 1e-6);
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

}  // namespace

int main() {
    constexpr int rounds = 7;
    constexpr uint64_t hits = 4'000'000;
    constexpr uint64_t misses = 1'000'000;
    constexpr uint32_t faultPages = 20'000;
    constexpr unsigned lines = 6'000;
    const TlbConfig full16{16, 16, TlbPolicy::Lru, true};
    const TlbConfig fourWay64{64, 4, TlbPolicy::Lru, true};

    Resident small(16, full16);
    Resident wide(64, fourWay64);
    Resident large(65'536, fourWay64);
    const std::vector<uint32_t> zipf = zipfPages(10'000'000);
    const std::string text = scenarioText(lines);

    std::vector<Case> cases;
    cases.push_back({"hit", hits, [&] { sweep(small, 16, 264, hits); }});
    cases.push_back({"hit-64x4", hits, [&] { sweep(wide, 64, 264, hits); }});
    // A loop over twice as many pages as the TLB has entries misses every time, under LRU.
    cases.push_back({"miss", misses, [&] { sweep(large, 128, pageBytes, misses); }});
    // The string is played in slices, each case of a round the same one.
    constexpr size_t slice = 10'000'000 / rounds;
    size_t played = 0;
    size_t used = 0;
    cases.push_back({"zipf", slice, [&] {
                         for (size_t i = 0; i < slice; ++i)
                             large.touch(base + zipf[played++] * pageBytes, Access::Read);
                     }});
    PlainLru lru(4096);
    cases.push_back({"zipf-lru-alone", slice, [&] {
                         for (size_t i = 0; i < slice; ++i) lru.use(zipf[used++]);
                         sink = lru.faults();
                     }});
    MachineConfig faulting;
    faulting.frames = faultPages + 16;
    faulting.overcommit = Overcommit::Always;
    cases.push_back({"fault", faultPages, [&] {
                         Kernel kernel{Machine(faulting, *formatOf(faulting)), {}};
                         const ProcessId id = createProcess(kernel, "A", noProcess).id;
                         switchTo(kernel, id);
                         std::vector<uint8_t> byte(1);
                         if (!mmap(kernel, id, {{base}, faultPages * pageBytes, rw, anonymous}).ok())
                             std::abort();
                         for (uint64_t page = 0; page < faultPages; ++page) {
                             access(kernel, id, {base + page * pageBytes}, Access::Write, byte, nullptr);
                         }
                         sink = kernel.process(id).faults.minor;
                     }});
    cases.push_back({"parse", lines, [&] { sink = parse(text).scenario.steps.size(); }});

    for (int round = 0; round < rounds; ++round) {
        for (Case& here : cases) measure(here);
    }
    for (const Case& here : cases) std::printf("%s %.3f\n", here.name, median(here.rates));
}
