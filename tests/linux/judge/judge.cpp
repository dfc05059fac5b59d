// The judge: does the engine answer what the kernel answers that runs this program?
//
//     linux_judge families FOLDER         every scenario of FOLDER/*.scenarios and FOLDER/*.jsonl
//     linux_judge random COUNT [SEED]     COUNT random scenarios from a seed; without one, a fresh seed, which is printed
//     linux_judge play FILE               one scenario; - is standard input
//     linux_judge show SEED               the random scenario of a seed
//
// Exits with 0 where all agree, 1 where one does not, 77 (CTest's skip) where this host cannot be the judge.
#include <sched.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <vector>

#include "families.h"
#include "generator.h"
#include "trial.h"

namespace judge {
namespace {

constexpr int skipped = 77;

/// One CPU for tracer and traced: what waits in a batch of another CPU would show in the counts.
void stayOnOneCpu() {
    cpu_set_t cpus;
    CPU_ZERO(&cpus);
    CPU_SET(sched_getcpu(), &cpus);
    sched_setaffinity(0, sizeof cpus, &cpus);
}

std::string read(std::istream& stream) {
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

void tellDifference(const std::string& name, const std::string& text, const Host& host) {
    const std::string shortest = shrink(text, host);
    const Verdict verdict = tryScenario(shortest, host);
    std::cout << "FAIL " << name << "\n  " << verdict.where << '\n';
    for (const std::string& reason : verdict.reasons) std::cout << "    " << reason << '\n';
    std::cout << "--- the scenario, shrunk\n" << shortest << "---" << std::endl;
}

class Tally {
  public:
    explicit Tally(const Host& host) : host_(host) {}

    void add(const std::string& name, const std::string& written) {
        const std::string text = adapted(written, host_);
        const Verdict verdict = tryScenario(text, host_);
        ++counts_[verdict.kind];
        steps_ += verdict.steps;
        if (verdict.kind == Verdict::Kind::NotPlayable) ++skips_[verdict.reasons.front()];
        if (verdict.kind == Verdict::Kind::Differs) tellDifference(name, text, host_);
        if (verdict.kind != Verdict::Kind::Unreadable) return;
        std::cout << "FAIL " << name << ": the scenario cannot be read: " << verdict.reasons.front()
                  << std::endl;
    }

    int finish() {
        for (const auto& [reason, count] : skips_) {
            std::cout << "skipped " << count << ": " << reason << '\n';
        }
        if (counts_[Verdict::Kind::Unsteady] != 0) {
            std::cout << counts_[Verdict::Kind::Unsteady] << " answered by this kernel otherwise each time\n";
        }
        const unsigned failed = counts_[Verdict::Kind::Differs] + counts_[Verdict::Kind::Unreadable];
        std::cout << counts_[Verdict::Kind::Agrees] << " scenarios agree with this kernel in " << steps_
                  << " steps, " << failed << " failed" << std::endl;
        if (failed != 0) return 1;
        return counts_[Verdict::Kind::Agrees] == 0 ? skipped : 0;
    }

  private:
    const Host& host_;
    std::map<Verdict::Kind, unsigned> counts_;
    std::map<std::string, unsigned> skips_;
    uint64_t steps_ = 0;
};

Repertoire repertoireOf(const Host& host) {
    return {host.cannotUseDisk.empty(), host.cannotSwap.empty(), geteuid() == 0};
}

int playFamilies(const std::filesystem::path& folder, const Host& host) {
    Tally tally(host);
    for (const NamedScenario& scenario : scenariosIn(folder)) tally.add(scenario.name, scenario.text);
    return tally.finish();
}

int playRandom(uint64_t count, uint64_t seed, const Host& host) {
    std::cout << "seed " << seed << std::endl;
    Tally tally(host);
    for (uint64_t i = 0; i < count; ++i) {
        tally.add("seed " + std::to_string(seed + i), randomScenario(seed + i, repertoireOf(host)));
    }
    return tally.finish();
}

int play(const std::string& file, const Host& host) {
    std::ifstream stream(file);
    Tally tally(host);
    tally.add(file, read(file == "-" ? std::cin : stream));
    return tally.finish();
}

int run(const std::vector<std::string>& words) {
    stayOnOneCpu();
    const Host host = Host::look();
    const std::string task = words.empty() ? "" : words[0];
    if (task == "show" && words.size() == 2) {
        std::cout << randomScenario(std::stoull(words[1]), repertoireOf(host));
        return 0;
    }
    if (!host.cannotTrace.empty()) {
        std::cout << "skipped: " << host.cannotTrace << std::endl;
        return skipped;
    }
    for (const std::string& lack : {host.cannotSwap, host.cannotUseDisk}) {
        if (!lack.empty()) std::cout << "not all can be held here: " << lack << '\n';
    }
    if (!host.lendsZeroPage) std::cout << "this kernel lends no frame of zeros: played with zero-page off\n";
    if (task == "families" && words.size() == 2) return playFamilies(words[1], host);
    if (task == "play" && words.size() == 2) return play(words[1], host);
    if (task == "random" && words.size() >= 2) {
        const uint64_t fresh =
            static_cast<uint64_t>(std::chrono::system_clock::now().time_since_epoch().count()) % 1'000'000'000;
        return playRandom(std::stoull(words[1]), words.size() > 2 ? std::stoull(words[2]) : fresh, host);
    }
    std::cerr << "usage: linux_judge families FOLDER | random COUNT [SEED] | play FILE | show SEED\n";
    return 2;
}

}  // namespace
}  // namespace judge

int main(int count, char** words) {
    try {
        return judge::run({words + 1, words + count});
    } catch (const std::exception& error) {
        std::cerr << "linux_judge: " << error.what() << std::endl;
        return 2;
    }
}
