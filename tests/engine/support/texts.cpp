#include "texts.h"

#include <vector>

namespace pagewalk::testing {
namespace {

std::string hex(uint64_t value) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    do {
        text.insert(text.begin(), digits[value & 15]);
        value >>= 4;
    } while (value != 0);
    return "0x" + text;
}

constexpr std::string_view layout = R"(
file /bin/app 12K "an executable of three pages"
  page 1 fill 0x42
file /data 40K "on a disk"
  cold
file /short 5000 "its last page is cut"
file /shm 16K
  memory

process A
  00400000-00401000 r-xp 00000000 /bin/app
  00402000-00404000 rw-p 00001000 /bin/app
  00500000-0050a000 r--p 00000000 /data
  00510000-00514000 rw-s 00002000 /data
  00520000-00524000 rw-p 00000000 /short
  00530000-00534000 rw-s 00000000 /shm
  00602000-00606000 rw-p 00000000 [heap]
  00700000-00702000 ---p 00000000
  7fff0000-7fff4000 rw-p 00000000 [stack]
process B = A
)";

class Maker {
  public:
    Maker(Chance& chance, const Flavour& flavour) : chance_(chance), flavour_(flavour) {}

    std::string run() {
        machine();
        text_ += layout;
        for (unsigned i = 0; i < flavour_.steps; ++i) step();
        return std::move(text_);
    }

  private:
    void machine() {
        constexpr std::array machines{"x86-64", "x86-64", "x86-64-la57", "custom"};
        const std::string name = chance_.of(machines);
        text_ += "machine " + name + "\n  frames " + std::to_string(flavour_.frames) + "\n";
        if (name == "custom") text_ += "  split 10/10/12\n";
        constexpr std::array tlbs{"16", "4 lru",   "8 2-way fifo", "16 4-way plru", "12 3-way random",
                                  "1",  "32 1-way"};
        text_ += std::string("  tlb ") + chance_.of(tlbs) + "\n";
        if (chance_.once(3)) text_ += "  asid off\n";
        if (flavour_.faultAround && chance_.once(2)) text_ += "  fault-around 4\n";
        if (chance_.once(4)) text_ += "  overcommit always\n";
        if (chance_.once(6)) text_ += "  signals fatal\n";
        if (flavour_.swapPages != 0) {
            constexpr std::array policies{"fifo", "lru",    "clock", "nru", "aging", "lfu",
                                          "mru",  "random", "opt",   "arc", "2q",    "linux"};
            text_ +=
                "  swap " + std::to_string(flavour_.swapPages) + "\n  replace " + chance_.of(policies) + "\n";
        }
        text_ += "  seed " + std::to_string(chance_.below(1000)) + "\n";
    }

    std::string process() { return chance_.of(processes_); }

    /// A page that something is likely to be at.
    uint64_t page() {
        constexpr std::array<uint64_t, 12> starts{0x400000,   0x402000,  0x500000,  0x510000,
                                                  0x520000,   0x530000,  0x602000,  0x700000,
                                                  0x7fff0000, 0x1000000, 0x1004000, 0x1008000};
        return chance_.of(starts) + chance_.below(6) * 4096;
    }

    std::string address() {
        constexpr std::array<std::string_view, 4> odd{"0xffff800000001000", "0x800000000000", "NULL",
                                                      "0x7ffeffff"};
        // The last of them lies at the end of a page, where a longer access crosses.
        if (chance_.once(40))
            return std::string(odd[chance_.below(flavour_.acrossPages ? odd.size() : odd.size() - 1)]);
        if (!names_.empty() && chance_.once(4))
            return chance_.of(names_) + "+" + hex(chance_.below(3) * 4096 + chance_.below(4000));
        const bool across = flavour_.acrossPages && chance_.once(8);
        const uint64_t offset = across ? 4090 + chance_.below(6) : chance_.below(4000);
        return hex(page() + offset);
    }

    std::string protection() {
        constexpr std::array<std::string_view, 7> all{"r", "rw", "rw", "rx", "rwx", "none", "w"};
        return std::string(chance_.of(all));
    }

    void access(const std::string& who) {
        switch (chance_.below(7)) {
            case 0:
            case 1:
            case 2: return line(who + ": read " + address() + " " + std::to_string(1 + chance_.below(8)));
            case 3:
            case 4: return line(who + ": write " + address() + " " + hex(chance_.below(256)));
            case 5: return line(who + ": write " + address() + " " + hex(chance_.bits()) + ":8");
            default: return line(who + ": exec " + address());
        }
    }

    void sweep(const std::string& who) {
        const uint64_t from = page();
        const std::string range = hex(from) + ".." + hex(from + (1 + chance_.below(8)) * 4096) + " by 4K";
        line(who + (chance_.once(2) ? ": read " + range : ": write " + range + " " + hex(chance_.below(200))));
    }

    void map(const std::string& who) {
        std::string call;
        if (chance_.once(3)) {
            const std::string name = "m" + std::to_string(names_.size());
            names_.push_back(name);
            call = name + " = ";
        }
        const bool fixed = chance_.once(2);
        call += "mmap(" + (fixed ? hex(0x1000000 + chance_.below(12) * 4096) : "NULL") + ", " +
                hex((1 + chance_.below(5)) * 4096) + ", " + protection() + ", ";
        call += chance_.once(3) ? "shared" : "private";
        if (fixed) call += "|fixed";
        if (chance_.once(8)) call += "|noreserve";
        if (chance_.once(10)) call += "|populate";
        constexpr std::array<std::string_view, 3> files{"/data", "/shm", "/short"};
        const bool file = chance_.once(3);
        call +=
            file ? ", \"" + std::string(chance_.of(files)) + "\", " + hex(chance_.below(3) * 4096) : "|anon";
        line(who + ": " + call + ")");
    }

    void step() {
        const std::string who = process();
        const auto range = [this] { return hex(page()) + ", " + hex((1 + chance_.below(5)) * 4096); };
        if (flavour_.swapPages != 0 && chance_.once(5)) return movePages(who, range());
        switch (chance_.below(34)) {
            case 0:
            case 1:
            case 2: return map(who);
            case 3:
            case 4: return line(who + ": munmap(" + range() + ")");
            case 5:
            case 6: return line(who + ": mprotect(" + range() + ", " + protection() + ")");
            case 7: return line(who + ": brk(" + hex(0x603000 + chance_.below(0x8000)) + ")");
            case 8:
                return line(who + ": sbrk(" + (chance_.once(2) ? "-" : "") + hex(chance_.below(0x3000)) + ")");
            case 9: return fork(who);
            case 10:
                // A process that has ended leaves steps that cannot be made: they are part of the language too.
                if (chance_.once(4)) line(who + ": exit(0)");
                return;
            case 11:
            case 12: return sweep(who);
            case 13: return line(chance_.once(2) ? "note a word" : "switch " + who);
            case 14: return line("sysctl vm.overcommit_memory = " + std::to_string(chance_.below(2)));
            case 16: return clone(who);
            case 17:
            case 18: return heap(who);
            case 19:
                if (chance_.once(3))
                    line(who + ": execve(" + (chance_.once(2) ? "\"/bin/app\"" : "\"/shm\"") + ")");
                return;
            case 15: return line(who + ": read " + hex(0x7fff0000 - chance_.below(40) * 4096));
            default: return access(who);
        }
    }

    /// Threads, processes in the same memory, vfork children: all that share.
    void clone(const std::string& who) {
        if (processes_.size() >= 9) return;
        constexpr std::array<std::string_view, 5> flags{"vm|thread|sighand|files", "vm|thread|sighand", "vm",
                                                        "files", "vm|vfork"};
        const std::string child = "C" + std::to_string(processes_.size());
        line(who + ": " + child + " = clone(" + std::string(chance_.of(flags)) + ")");
        processes_.push_back(child);
    }

    void heap(const std::string& who) {
        if (!chunks_.empty() && chance_.once(2)) return line(who + ": free(" + chance_.of(chunks_) + ")");
        chunks_.push_back("p" + std::to_string(chunks_.size()));
        const uint64_t bytes = chance_.once(6) ? 120000 + chance_.below(40000) : chance_.below(3000);
        line(who + ": " + chunks_.back() + " = malloc(" + std::to_string(bytes) + ")");
    }

    void movePages(const std::string& who, const std::string& range) {
        constexpr std::array<std::string_view, 6> advice{"pageout", "pageout", "dontneed",
                                                         "free",    "cold",    "remove"};
        constexpr std::array<std::string_view, 3> files{"\"/data\"", "\"/shm\"", "\"/short\""};
        const std::string file(chance_.of(files));
        switch (chance_.below(12)) {
            case 0: return line(who + ": mlock(" + range + ")");
            case 1: return line(who + ": munlock(" + range + ")");
            case 2: return line(who + ": msync(" + range + ", sync)");
            case 3: return line(who + ": fsync(" + file + ")");
            case 4: return line(who + ": ftruncate(" + file + ", " + hex(chance_.below(0x6000)) + ")");
            case 5:
                return line(who + ": pwrite(" + file + ", 0x7777:8, 8, " + hex(chance_.below(0x4000)) + ")");
            case 6:
                return line(who + ": fallocate(" + file + ", keep_size|punch_hole, " +
                            hex(chance_.below(0x4000)) + ", " + hex(1 + chance_.below(0x3000)) + ")");
            case 7:
                return line(who + ": mremap(" + range + ", " + hex((1 + chance_.below(5)) * 4096) +
                            ", maymove)");
            default: return line(who + ": madvise(" + range + ", " + std::string(chance_.of(advice)) + ")");
        }
    }

    void fork(const std::string& who) {
        if (processes_.size() >= 7) return;
        const std::string child = "C" + std::to_string(processes_.size());
        line(who + ": " + child + " = fork()");
        processes_.push_back(child);
    }

    void line(const std::string& text) { text_ += text + "\n"; }

    Chance& chance_;
    const Flavour& flavour_;
    std::string text_;
    std::vector<std::string> processes_{"A", "B"};
    std::vector<std::string> names_;
    std::vector<std::string> chunks_;
};

}  // namespace

std::string makeUp(Chance& chance, const Flavour& flavour) { return Maker(chance, flavour).run(); }

}  // namespace pagewalk::testing
