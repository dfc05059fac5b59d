#include "generator.h"

#include <array>
#include <sstream>
#include <string_view>
#include <vector>

#include "base/random.h"

namespace judge {
namespace {

constexpr uint64_t page = 4096;
constexpr uint64_t arena = 0x100000000;
constexpr uint64_t arenaPages = 24;
constexpr uint64_t initialBreak = 0x401000;
constexpr uint64_t heapPages = 8;
constexpr uint64_t stackStart = 0x7ffffffde000;
constexpr uint64_t stackEnd = 0x7ffffffff000;

std::string hex(uint64_t number) {
    std::ostringstream text;
    text << "0x" << std::hex << number;
    return text.str();
}
std::string pages(uint64_t count) { return std::to_string(count * 4) + "K"; }

class Generator {
  public:
    Generator(uint64_t seed, const Repertoire& repertoire) : random_(seed), repertoire_(repertoire) {
        for (int i = 0; i < 4; ++i) random_.next();  // small seeds begin alike
    }

    std::string write() {
        header();
        const uint64_t steps = 5 + below(56);
        // Half of the scenarios stay away from what is rare, so that what is common is met deeply.
        rare_ = chance(50);
        for (uint64_t i = 0; i < steps; ++i) step();
        return text_.str();
    }

  private:
    uint32_t below(uint64_t bound) { return random_.below(static_cast<uint32_t>(bound)); }
    bool chance(uint32_t percent) { return below(100) < percent; }
    template <size_t size>
    std::string_view oneOf(const std::array<std::string_view, size>& words) {
        return words[below(size)];
    }

    // --- the header -----------------------------------------------------------------------------------

    void header() {
        text_ << "machine x86-64\n  frames 4096\n  fault-around 16\n";
        if (repertoire_.swap) text_ << "  swap 4096\n";
        file("f0", true);
        if (repertoire_.disk) file("f1", false);
        text_ << "process A\n  7ffffffde000-7ffffffff000 rw-p 00000000 [stack]\n\n";
        living_ = {"A"};
    }

    void file(const std::string& name, bool memory) {
        const uint64_t whole = 1 + below(20);
        const bool partial = chance(40);
        const bool hole = chance(15);
        text_ << "file " << name << ' ' << (partial ? whole * page - 1000 : whole * page) << '\n';
        if (memory) text_ << "  memory\n";
        if (hole) text_ << "  hole\n";
        // The bytes of a file push or pop, those written exchange registers: any of them may be executed.
        for (uint64_t i = 0; i < whole && !hole; ++i)
            text_ << "  page " << i << " fill " << hex(0x50 + i % 16) << '\n';
        files_.push_back('"' + name + '"');
    }

    // --- steps ----------------------------------------------------------------------------------------

    void step() {
        actor_ = living_[below(living_.size())];
        const uint32_t what = below(1000);
        if (what < 430) return access();
        if (what < 560) return map();
        if (what < 610) return line("munmap(" + range() + ")");
        if (what < 690) return line("mprotect(" + range() + ", " + std::string(protection()) + ")");
        if (what < 740) return remap();
        if (what < 800) return advise();
        if (what < 830) return moveBreak();
        if (what < 870) return fork();
        if (what < 890) return exit();
        if (what < 940) return fileCall();
        if (what < 955) return line("mincore(" + range() + ")");
        if (what < 970)
            return line("msync(" + range() + ", " +
                        std::string(oneOf<3>({"sync", "async", "sync|invalidate"})) + ")");
        if (what < 990) return lock();
        if (rare_) rareCall();
    }

    void line(const std::string& step) { text_ << actor_ << ": " << step << '\n'; }

    uint64_t address() {
        const uint32_t where = below(100);
        if (where < 76) return arena + below(arenaPages) * page;
        if (where < 88) return initialBreak + below(heapPages) * page;
        if (where < 96) return stackEnd - page * (1 + below(4));
        return stackStart - page * (1 + below(4));
    }
    /// An address and a length, as arguments.
    std::string range() {
        if (!mapped_.empty() && chance(12)) return someMapped() + ", " + pages(1 + below(4));
        return hex(address()) + ", " + pages(1 + below(6));
    }
    std::string arenaRange(uint64_t& count) {
        count = 1 + below(6);
        return hex(arena + below(arenaPages) * page) + ", " + pages(count);
    }
    std::string someMapped() {
        const std::string& name = mapped_[below(mapped_.size())];
        return chance(60) ? name : name + "+" + pages(1 + below(3));
    }
    std::string_view protection() {
        return oneOf<12>({"rw", "rw", "rw", "rw", "rw", "r", "r", "r", "none", "rx", "rwx", "w"});
    }

    void access() {
        std::string at = !mapped_.empty() && chance(12) ? someMapped() : hex(address());
        const uint32_t kind = below(100);
        const bool straddles = chance(6);
        const uint64_t offset = straddles ? page - 4 : 8 * below(4);
        if (offset != 0) at += "+" + std::to_string(offset);
        if (kind < 40) return line("read " + at + " 8");
        if (kind >= 92) return line("exec " + (straddles ? hex(address()) : at));
        const uint64_t byte = 0x90 + below(8);
        line("write " + at + " " + hex(byte * 0x101) + ":8");
    }

    void map() {
        const bool fixed = chance(70);
        uint64_t count = 0;
        std::string call = "mmap(";
        call += fixed ? arenaRange(count) : "NULL, " + pages(count = 1 + below(5));
        call += ", " + std::string(protection()) + ", ";
        const uint32_t backing = below(100);
        const bool shared = backing < 12 || (backing >= 55 && chance(45));
        call += shared ? "shared" : "private";
        if (backing < 55) call += "|anon";
        if (fixed && chance(90)) call += chance(50) ? "|fixed" : "|fixed_noreplace";
        call += mapExtras(!shared && backing < 55);
        if (backing >= 55) call += ", " + someFile() + ", " + pages(below(4) * below(2));
        call += ")";
        if (fixed) return line(call);
        mapped_.push_back("m" + std::to_string(mapped_.size() + 1));
        line(mapped_.back() + " = " + call);
    }
    std::string mapExtras(bool privateAnonymous) {
        const uint32_t extra = below(100);
        if (extra < 8) return "|populate";
        if (extra < 12) return "|noreserve";
        if (extra < 15) return "|locked";
        if (extra < 17) return "|stack";
        return extra < 20 && privateAnonymous ? "|growsdown" : "";
    }

    void remap() {
        const uint64_t from = 1 + below(5);
        const uint64_t to = chance(40) ? from : 1 + below(6);
        std::string call =
            "mremap(" + hex(arena + below(arenaPages) * page) + ", " + pages(from) + ", " + pages(to);
        const uint32_t how = below(100);
        if (how < 20)
            call += ", 0)";
        else if (how < 50)
            call += ", maymove)";
        else if (how < 90)
            call += ", maymove|fixed, " + hex(arena + below(arenaPages) * page) + ")";
        else
            call += ", maymove|dontunmap" +
                    std::string(chance(50) ? "|fixed, " + hex(arena + below(arenaPages) * page) : "") + ")";
        line(call);
    }

    void advise() {
        static constexpr std::array<std::string_view, 8> common{
            "dontneed", "dontneed", "dontneed", "free", "willneed", "populate_read", "populate_write", "cold"};
        static constexpr std::array<std::string_view, 13> others{
            "normal",        "random",       "sequential",     "remove",   "dontfork",
            "dofork",        "wipeonfork",   "keeponfork",     "dontdump", "dodump",
            "guard_install", "guard_remove", "dontneed_locked"};
        if (repertoire_.swap && chance(40)) return line("madvise(" + range() + ", pageout)");
        line("madvise(" + range() + ", " + std::string(chance(55) ? oneOf(common) : oneOf(others)) + ")");
    }

    void moveBreak() {
        line("brk(" + hex(initialBreak + below(heapPages) * page + (chance(30) ? 16 : 0)) + ")");
    }

    void fork() {
        if (living_.size() >= 4) return access();
        const std::string child = "P" + std::to_string(++children_);
        line(child + " = fork()");
        living_.push_back(child);
    }

    void exit() {
        if (living_.size() < 2) return access();
        line("exit(0)");
        std::erase(living_, actor_);
    }

    std::string someFile() {
        if (!opened_.empty() && chance(15)) return opened_[below(opened_.size())];
        return files_[below(files_.size())];
    }

    void fileCall() {
        const std::string file = files_[below(files_.size())];
        switch (below(rare_ ? 7 : 6)) {
            case 0:
                return line("ftruncate(" + file + ", " +
                            std::to_string(below(20) * page / (1 + below(2)) + below(2) * 100) + ")");
            case 1:
                return line("fallocate(" + file + ", punch_hole|keep_size, " + pages(below(6)) + ", " +
                            pages(1 + below(3)) + ")");
            case 2:
                return line("pwrite(" + file + ", 0x9797:8, 8, " +
                            std::to_string(below(8) * page + 16 * below(4)) + ")");
            case 3:
                return line("pread(" + file + ", NULL, 8, " + std::to_string(below(8) * page + 16 * below(4)) +
                            ")");
            case 4: return line("fsync(" + file + ")");
            case 5: return line("posix_fadvise(" + file + ", 0, 0, POSIX_FADV_DONTNEED)");
            default: break;
        }
        // Descriptors belong to a process: only the first one opens, before it has children, so that all know them.
        // The files here are opened through /proc, which is closed to who gave up being root.
        if (children_ != 0 || demoted_ || opened_.size() > 2) return access();
        opened_.push_back("d" + std::to_string(opened_.size() + 1));
        line(opened_.back() + " = open(" + file + ", " + std::string(oneOf<3>({"rdonly", "rdwr", "wronly"})) +
             ")");
    }

    void lock() {
        if (chance(45)) return line("mlock(" + range() + ")");
        if (chance(70) || !rare_) return line("munlock(" + range() + ")");
        line(chance(50) ? "munlockall()"
                        : "mlockall(" + std::string(oneOf<3>({"current", "future", "current|future"})) + ")");
    }

    void rareCall() {
        switch (below(repertoire_.privileged ? 4 : 3)) {
            case 0: return line("mseal(" + range() + ", 0)");
            // Half a page more, so that the few bytes of data that the judged program has do not tip the scales.
            case 1: return line("setrlimit(data, " + std::to_string(below(30) * page + page / 2) + ")");
            case 2: return line("setrlimit(as, " + pages(40 + below(40)) + ")");
            default: demoted_ = true; return line("setuid(65534)");
        }
    }

    pagewalk::Random random_;
    Repertoire repertoire_;
    std::ostringstream text_;
    std::vector<std::string> living_;
    std::vector<std::string> files_;
    std::vector<std::string> opened_;
    std::vector<std::string> mapped_;  // names bound to what mmap chose
    std::string actor_;
    unsigned children_ = 0;
    bool rare_ = false;
    bool demoted_ = false;
};

}  // namespace

std::string randomScenario(uint64_t seed, const Repertoire& repertoire) {
    return Generator(seed, repertoire).write();
}

}  // namespace judge
