// Hardly any memory, and not a byte lost: random programs on 16 frames, against arrays of bytes that know nothing of
// pages. The books are right after every step.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "../support/chance.h"
#include "../support/world.h"
#include "kernel/calls/exit.h"
#include "kernel/calls/file_contents.h"
#include "kernel/calls/fork.h"
#include "kernel/calls/madvise.h"
#include "kernel/calls/mlock.h"
#include "kernel/calls/mprotect.h"
#include "kernel/validator.h"

using namespace pagewalk;
using namespace pagewalk::testing;

namespace {

using Bytes = std::vector<uint8_t>;

/// What every process maps: private memory, a private and a shared mapping of one file, shared memory.
struct Area {
    uint64_t start;
    uint64_t pages;
    bool isPrivate;
    bool isFile;  // of the file on the disk
};
constexpr std::array areas{Area{0x600000, 24, true, false}, Area{0x800000, 8, true, true},
                           Area{0xa00000, 8, false, true}, Area{0xc00000, 6, false, false}};

/// Memory as a program thinks of it.
struct Model {
    Bytes file = Bytes(8 * pageBytes);
    Bytes memory = Bytes(6 * pageBytes);
    struct Program {
        std::map<uint64_t, Bytes> written;  // private pages, by address
        std::vector<uint64_t> givenUp;      // of these, those that MADV_FREE may have turned into zeros
    };
    std::map<ProcessId, Program> programs;

    /// The byte behind an address, to be read or written; a private page springs up where `write` asks for it.
    uint8_t at(ProcessId id, const Area& area, uint64_t address) {
        Program& program = programs[id];
        const auto own = program.written.find(address & ~(pageBytes - 1));
        if (own != program.written.end()) return own->second[address % pageBytes];
        return shared(area) == nullptr ? 0 : (*shared(area))[address - area.start];
    }
    void put(ProcessId id, const Area& area, uint64_t address, uint8_t value) {
        if (!area.isPrivate) {
            (*shared(area))[address - area.start] = value;
            return;
        }
        const uint64_t page = address & ~(pageBytes - 1);
        Program& program = programs[id];
        if (!program.written.contains(page)) {
            Bytes bytes(pageBytes);
            for (uint64_t i = 0; i < pageBytes; ++i) bytes[i] = at(id, area, page + i);
            program.written[page] = std::move(bytes);
        }
        program.written[page][address % pageBytes] = value;
    }
    Bytes* shared(const Area& area) { return area.isFile ? &file : area.isPrivate ? nullptr : &memory; }
    size_t privatePages() const {
        size_t count = 0;
        for (const auto& [id, program] : programs) count += program.written.size();
        return count;
    }
};

/// Plays at random on a machine and on the model alike.
class Pressure {
  public:
    Pressure(uint64_t seed, uint32_t swapPages, size_t mostPrivatePages)
        : chance_(seed), world_(config(swapPages, seed)), mostPrivatePages_(mostPrivatePages) {
        const OpenFileId disk = world_.file("/data", FileKind::Disk, 8 * pageBytes, chance_.once(2));
        const OpenFileId memory = world_.file("/shm", FileKind::Memory, 6 * pageBytes);
        for (uint64_t i = 0; i < model_.file.size(); ++i)
            model_.file[i] = static_cast<uint8_t>(i / pageBytes + 1);
        for (uint64_t i = 0; i < model_.memory.size(); ++i)
            model_.memory[i] = static_cast<uint8_t>(i / pageBytes + 1);
        for (const char* name : {"A", "B", "C"}) {
            const ProcessId id = world_.start(name);
            world_.map(id, areas[0].start, areas[0].pages, rw);
            world_.map(id, areas[1].start, areas[1].pages, rw, privateFile, disk);
            world_.map(id, areas[2].start, areas[2].pages, rw, sharedFile, disk);
            world_.map(id, areas[3].start, areas[3].pages, rw, sharedFile, memory);
            model_.programs[id];
        }
    }

    void run(unsigned steps) {
        for (unsigned i = 0; i < steps && !model_.programs.empty(); ++i) {
            step();
            CAPTURE(i);
            CAPTURE(did_);
            forgetTheKilled();
            const auto broken = violations(world_.kernel.machine);
            REQUIRE((broken.empty() ? "" : broken.front()) == std::string());
        }
        for (const ProcessId id : living()) {
            for (const Area& area : areas) {
                for (uint64_t page = 0; page < area.pages; ++page)
                    checkPage(id, area, area.start + page * pageBytes);
            }
        }
    }

    unsigned killed() const { return killed_; }

  private:
    static MachineConfig config(uint32_t swapPages, uint64_t seed) {
        MachineConfig machine = withFrames(16);
        machine.swapPages = swapPages;
        machine.overcommit = Overcommit::Always;
        machine.tlb.asid = seed % 3 != 0;
        machine.seed = seed;
        return machine;
    }

    std::vector<ProcessId> living() const {
        std::vector<ProcessId> ids;
        for (const auto& [id, program] : model_.programs) ids.push_back(id);
        return ids;
    }

    void step() {
        const ProcessId id = chance_.of(living());
        const Area& area = chance_.of(areas);
        const uint64_t page = area.start + chance_.below(area.pages) * pageBytes;
        const uint64_t pages =
            std::min(1 + chance_.below(4), (area.start + area.pages * pageBytes - page) / pageBytes);
        switchTo(world_.kernel, id);
        switch (chance_.below(24)) {
            case 0: return forkOne(id);
            case 1: return model_.programs.size() > 3 ? exitOne(id) : checkPage(id, area, page);
            case 2: return advise(id, area, page, pages, abi::madvPageOut);
            case 3: return advise(id, area, page, pages, abi::madvDontNeed);
            case 4: return advise(id, area, page, pages, abi::madvFree);
            case 5: return protectAndBack(id, page, pages);
            case 6: return lockForAWhile(id, page);
            case 7:
                did_ = "fsync";
                CHECK(fsync(world_.kernel, 0) == Errno::None);
                return;
            case 8: return checkPage(id, area, page);
            case 9: return write(id, area, page + pageBytes - 4, 8);
            case 10:
            case 11:
            case 12:
            case 13: return readByte(id, area, page + chance_.below(pageBytes));
            default: return write(id, area, page + chance_.below(pageBytes - 8), 1 + chance_.below(8));
        }
    }

    void forkOne(ProcessId id) {
        const size_t more = model_.programs[id].written.size();
        if (model_.programs.size() >= 6 || model_.privatePages() + more > mostPrivatePages_) return;
        did_ = "fork by " + std::to_string(id);
        const auto child = fork(world_.kernel, id, "child");
        REQUIRE(child.ok());
        model_.programs[child.value()] = model_.programs[id];
    }

    void exitOne(ProcessId id) {
        did_ = "exit of " + std::to_string(id);
        exitProcess(world_.kernel, id);
        model_.programs.erase(id);
    }

    void advise(ProcessId id, const Area& area, uint64_t page, uint64_t pages, uint64_t advice) {
        did_ = "madvise " + std::to_string(advice) + " by " + std::to_string(id);
        if (advice == abi::madvFree && (!area.isPrivate || area.isFile)) return;
        REQUIRE(madvise(world_.kernel, id, {page}, pages * pageBytes, advice) == Errno::None);
        Model::Program& program = model_.programs[id];
        for (uint64_t at = page; at < page + pages * pageBytes; at += pageBytes) {
            if (advice == abi::madvDontNeed) forget(program, at);
            if (advice == abi::madvFree && program.written.contains(at)) program.givenUp.push_back(at);
        }
    }

    static void forget(Model::Program& program, uint64_t page) {
        program.written.erase(page);
        std::erase(program.givenUp, page);
    }

    void protectAndBack(ProcessId id, uint64_t page, uint64_t pages) {
        did_ = "mprotect by " + std::to_string(id);
        const uint64_t protection = chance_.once(2) ? abi::protRead : 0;
        REQUIRE(mprotect(world_.kernel, id, {page}, pages * pageBytes, protection) == Errno::None);
        REQUIRE(mprotect(world_.kernel, id, {page}, pages * pageBytes, rw) == Errno::None);
    }

    /// A locked page stays in memory, however many others are wanted; then it is let go.
    void lockForAWhile(ProcessId id, uint64_t page) {
        did_ = "mlock by " + std::to_string(id);
        if (model_.privatePages() + 2 > mostPrivatePages_) return;
        settle(id, page);
        if (mlock(world_.kernel, id, {page}, pageBytes) != Errno::None) return;
        if (const Area& area = areaOf(page); area.isPrivate)
            model_.put(id, area, page, model_.at(id, area, page));
        for (unsigned i = 0; i < 20; ++i) {
            const Area& area = areas[0];
            readByte(id, area, area.start + chance_.below(area.pages) * pageBytes);
            if (!world_.kernel.process(id).alive) return;
        }
        CHECK(world_.read(id, page).counts.evicted == 0);
        CHECK(world_.entry(id, page).present);
        REQUIRE(munlock(world_.kernel, id, {page}, pageBytes) == Errno::None);
    }

    static const Area& areaOf(uint64_t page) {
        return *std::find_if(areas.begin(), areas.end(), [page](const Area& area) {
            return page >= area.start && page < area.start + area.pages * pageBytes;
        });
    }

    /// Looks whether a page that was given up is still there, so that the model knows too.
    void settle(ProcessId id, uint64_t page) {
        Model::Program& program = model_.programs[id];
        if (std::count(program.givenUp.begin(), program.givenUp.end(), page) == 0) return;
        Bytes now(pageBytes);
        switchTo(world_.kernel, id);
        if (!access(world_.kernel, id, {page}, Access::Read, now, nullptr).ok()) return;
        if (now != Bytes(pageBytes)) return;
        program.written[page] = now;
        std::erase(program.givenUp, page);
    }

    void readByte(ProcessId id, const Area& area, uint64_t address) {
        did_ = "read by " + std::to_string(id);
        settle(id, address & ~(pageBytes - 1));
        if (!world_.kernel.process(id).alive) return;
        const Touch touch = world_.read(id, address);
        if (touch.signal == SignalCode::Kill) return;
        CAPTURE(address);
        REQUIRE(touch.value == model_.at(id, area, address));
    }

    void write(ProcessId id, const Area& area, uint64_t address, uint64_t count) {
        did_ = "write by " + std::to_string(id);
        const uint64_t last = address + count - 1;
        if (last >= area.start + area.pages * pageBytes) return;
        if (area.isPrivate && model_.privatePages() + 2 > mostPrivatePages_) return;
        std::vector<uint64_t>& givenUp = model_.programs[id].givenUp;
        const uint64_t page = address & ~(pageBytes - 1);
        // Of two pages at once the second might push out the first, after the look at it.
        if (last - page >= pageBytes && !givenUp.empty()) return;
        settle(id, page);
        if (!world_.kernel.process(id).alive) return;
        Bytes bytes(count);
        for (uint8_t& byte : bytes) byte = static_cast<uint8_t>(1 + chance_.below(255));
        Bytes copy = bytes;
        if (!access(world_.kernel, id, {address}, Access::Write, copy, nullptr).ok()) return;
        for (uint64_t i = 0; i < count; ++i) model_.put(id, area, address + i, bytes[i]);
        std::erase(givenUp, page);
    }

    void checkPage(ProcessId id, const Area& area, uint64_t page) {
        did_ = "read of a page by " + std::to_string(id);
        settle(id, page);
        if (!world_.kernel.process(id).alive) return;
        Bytes bytes(pageBytes);
        switchTo(world_.kernel, id);
        if (!access(world_.kernel, id, {page}, Access::Read, bytes, nullptr).ok()) return;
        Bytes expected(pageBytes);
        for (uint64_t i = 0; i < pageBytes; ++i) expected[i] = model_.at(id, area, page + i);
        CAPTURE(page);
        REQUIRE(bytes == expected);
    }

    void forgetTheKilled() {
        for (const ProcessId id : living()) {
            if (world_.kernel.process(id).alive) continue;
            model_.programs.erase(id);
            ++killed_;
        }
    }

    Chance chance_;
    World world_;
    Model model_;
    size_t mostPrivatePages_;
    unsigned killed_ = 0;
    std::string did_;
};

}  // namespace

TEST_CASE("pressure: three processes and their children on 16 frames and 64 slots never lose a byte") {
    for (uint64_t seed = 1; seed <= 6; ++seed) {
        CAPTURE(seed);
        Pressure pressure(seed, 64, 64);  // with the shared memory's 6 pages and the frames under way: below 80
        pressure.run(2000);
        CHECK(pressure.killed() == 0);
    }
}

TEST_CASE("pressure: more than there is ends in the killer, and the survivors keep every byte") {
    unsigned killed = 0;
    for (uint64_t seed = 11; seed <= 18; ++seed) {
        CAPTURE(seed);
        Pressure pressure(seed, 24, 1000);
        pressure.run(1000);
        killed += pressure.killed();
    }
    CHECK(killed >= 8);
}

TEST_CASE("pressure: without any swap") {
    for (uint64_t seed = 21; seed <= 26; ++seed) {
        CAPTURE(seed);
        Pressure pressure(seed, 0, 8);  // two frames are under way at times, and a page may be locked
        pressure.run(1500);
        CHECK(pressure.killed() == 0);
    }
}
