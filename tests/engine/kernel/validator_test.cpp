// The validator catches what it says it catches: a good machine is damaged in one place at a time.
#include "kernel/validator.h"

#include <doctest/doctest.h>

#include <functional>

#include "../support/world.h"
#include "kernel/calls/fork.h"
#include "kernel/calls/madvise.h"
#include "kernel/paging.h"

using namespace pagewalk;
using namespace pagewalk::testing;

namespace {

constexpr uint64_t heap = 0x600000;  // three private pages of A, the first of them shared with B since the fork
constexpr uint64_t fileAt = 0x10000;    // two pages of a file on a disk, shared
constexpr uint64_t objectAt = 0x20000;  // two pages of shared memory, one of them in swap

/// Two processes with everything that the books are about: private, forked, swapped, swap-cached, cached pages.
struct Good : World {
    Good() : World(config()) {
        a = start("A");
        map(a, heap, 5, rw);
        map(a, fileAt, 2, rw, sharedFile, file("/f", FileKind::Disk, 2 * pageBytes));
        map(a, objectAt, 2, rw, sharedAnonymous);
        for (const uint64_t page : {0, 1, 2, 3}) write(a, heap + page * pageBytes, 1);
        write(a, fileAt, 1);
        write(a, objectAt, 1);
        write(a, objectAt + pageBytes, 1);
        pageOut(heap + 2 * pageBytes);
        pageOut(heap + 3 * pageBytes);
        pageOut(objectAt + pageBytes);
        b = fork(kernel, a, "B").value();
        read(a, heap + 3 * pageBytes);  // B still has it in swap
        write(a, heap + pageBytes, 2);
        read(a, heap + 4 * pageBytes);
        REQUIRE(violations(kernel.machine) == std::vector<std::string>{});
    }
    static MachineConfig config() {
        MachineConfig machine = withFrames(16);
        machine.swapPages = 8;
        return machine;
    }
    void pageOut(uint64_t address) {
        REQUIRE(madvise(kernel, a, {address}, pageBytes, abi::madvPageOut) == Errno::None);
    }

    Machine& machine() { return kernel.machine; }
    AddressSpace& spaceOf(ProcessId id) { return kernel.process(id).space; }
    FrameInfo& frameAt(uint64_t address) { return machine().frames.at(entry(a, address).frame); }
    SlotNumber slotAt(ProcessId id, uint64_t address) {
        return spaceOf(id).anonymous.find(machine().page().pageOf({address}))->slot;
    }
    /// Changes an entry behind the kernel's back.
    void rewrite(uint64_t address, const std::function<void(PageTableEntry&)>& change) {
        PageTableEntry changed = entry(a, address);
        change(changed);
        kernel.tableOf(kernel.process(a)).set({address}, changed);
        machine().hardware.tlb.flushAll();
    }

    ProcessId a = 0;
    ProcessId b = 0;
};

void catches(const std::string& part, const std::function<void(Good&)>& damage) {
    Good good;
    damage(good);
    const std::vector<std::string> sentences = violations(good.kernel.machine);
    std::string all;
    bool found = false;
    for (const std::string& sentence : sentences) {
        found = found || sentence.find(part) != std::string::npos;
        all += sentence + "\n";
    }
    CAPTURE(part);
    CAPTURE(all);
    CHECK(found);
}

}  // namespace

TEST_CASE("validator: frames") {
    catches("is held by 2 private pages, but its count says 3",
            [](Good& good) { ++good.frameAt(heap).owners; });
    catches("is mapped by 2 entries, but its count says 1", [](Good& good) { --good.frameAt(heap).mapCount; });
    catches("which is free", [](Good& good) { good.frameAt(heap) = FrameInfo{}; });
    catches("that nobody holds", [](Good& good) {
        const FrameNumber frame = *good.machine().frames.allocate(FrameUse::Anonymous);
        CHECK(frame.value != 0);
    });
    catches("do not make 16", [](Good& good) {
        const FrameNumber frame = *good.machine().frames.allocate(FrameUse::Anonymous);
        good.machine().frames.at(frame).use = FrameUse::Free;
    });
    catches("is in 0 page caches", [](Good& good) {
        const FrameNumber frame = *good.machine().frames.allocate(FrameUse::PageCache);
        CHECK(frame.value != 0);
    });
    catches("does not know that it holds page 0 of /f",
            [](Good& good) { good.frameAt(fileAt).pageInObject = 1; });
    catches("one process's alone", [](Good& good) { good.frameAt(heap).exclusive = true; });
    catches("only private memory", [](Good& good) { good.frameAt(fileAt).lazyFree = true; });
    catches("is free and does not hold zeros", [](Good& good) {
        const FrameNumber frame = *good.machine().frames.allocate(FrameUse::Anonymous);
        good.machine().hardware.memory.writeNumber(good.machine().page().startOf(frame), 1, 1);
        good.machine().frames.release(frame);
    });
    catches("The zero frame was written",
            [](Good& good) { good.machine().hardware.memory.writeNumber({8}, 1, 1); });
    catches("behind its end", [](Good& good) {
        const FrameNumber frame = *good.machine().frames.allocate(FrameUse::PageCache);
        good.machine().frames.at(frame).object = 0;
        good.machine().frames.at(frame).pageInObject = 2;
        good.machine().objects[0].place(2, frame, false);
    });
}

TEST_CASE("validator: swap") {
    catches("holds 1 page, but its count says 2",
            [](Good& good) { good.machine().swap.addReference(good.slotAt(good.b, heap + 3 * pageBytes)); });
    catches("swap slots in use, but the count says", [](Good& good) {
        const SlotNumber slot = *good.machine().swap.store(nullptr);
        good.machine().swap.dropReference(slot);
        good.machine().swap.addReference(slot);  // taken again, and nobody counted it
    });
    catches("caches a swap slot that does not know of it", [](Good& good) {
        good.machine().swap.setCached(good.slotAt(good.b, heap + 3 * pageBytes), FrameTable::zeroFrame);
    });
    catches("is cached in a frame that does not know of it",
            [](Good& good) { good.frameAt(heap + 3 * pageBytes).swapCached = false; });
    catches("hold different bytes", [](Good& good) {
        const FrameNumber frame = good.entry(good.a, heap + 3 * pageBytes).frame;
        good.machine().hardware.memory.writeNumber(good.machine().page().startOf(frame), 9, 1);
    });
    catches("a swap slot that there is not", [](Good& good) {
        good.spaceOf(good.a).anonymous.put({(heap >> 12) + 2}, AnonymousPage::swapped(77));
    });
    catches("does not hold the bytes of page 1 of /dev/zero", [](Good& good) {
        good.machine().objects[1].store(1, std::make_shared<std::vector<uint8_t>>(pageBytes, uint8_t{9}));
    });
}

TEST_CASE("validator: entries") {
    catches("lies in no region", [](Good& good) {
        good.spaceOf(good.a).mutableRegions().erase(good.spaceOf(good.a).mutableRegions().begin());
    });
    catches("can be written, but its region cannot",
            [](Good& good) { good.spaceOf(good.a).find({heap})->protection.write = false; });
    catches("does not agree with its region on execution",
            [](Good& good) { good.spaceOf(good.a).find({heap})->protection.execute = true; });
    catches("hidden from the hardware", [](Good& good) {
        good.rewrite(heap, [](PageTableEntry& entry) { entry.present = false, entry.kept = true; });
    });
    catches("but the private page is elsewhere", [](Good& good) {
        const FrameNumber other = good.entry(good.a, heap + pageBytes).frame;
        good.rewrite(heap, [other](PageTableEntry& entry) { entry.frame = other; });
    });
    catches("but others may hold its frame",
            [](Good& good) { good.rewrite(heap, [](PageTableEntry& entry) { entry.writable = true; }); });
    catches("but the page is not private yet", [](Good& good) {
        good.rewrite(heap + 4 * pageBytes, [](PageTableEntry& entry) { entry.writable = true; });
    });
    catches("without a private page",
            [](Good& good) { good.spaceOf(good.a).anonymous.erase({(heap >> 12) + 1}); });
    catches("which is not the page of /f that belongs there", [](Good& good) {
        const FrameNumber other = good.entry(good.a, objectAt).frame;
        good.rewrite(fileAt, [other](PageTableEntry& entry) { entry.frame = other; });
    });
    catches("which programs cannot have", [](Good& good) {
        good.rewrite(heap, [](PageTableEntry& entry) { entry.frame = FrameNumber{1000}; });
    });
    catches("but the page of /f counts as clean", [](Good& good) {
        good.rewrite(fileAt, [](PageTableEntry& entry) { entry.dirty = false; });
        good.machine().objects[0].setDirty(0, false);
    });
}

TEST_CASE("validator: tables, TLB and CPU") {
    catches("is reached by nobody",
            [](Good& good) { good.machine().tables.allocate(good.machine().hardware.memory, 1, good.a); });
    catches("does not lie in the reserve",
            [](Good& good) { good.kernel.process(good.a).root = FrameNumber{3}; });
    catches("is reached by two ways",
            [](Good& good) { good.kernel.process(good.a).root = good.kernel.process(good.b).root; });
    catches("the reserve does not say so",
            [](Good& good) { good.machine().tables.at(good.kernel.process(good.a).root).level = 3; });
    catches("entries, but its count says",
            [](Good& good) { ++good.machine().tables.at(good.kernel.process(good.a).root).used; });
    catches("free table in frame", [](Good& good) {
        PhysicalMemory& memory = good.machine().hardware.memory;
        const FrameNumber table = good.machine().tables.allocate(memory, 1, good.a);
        good.machine().tables.release(memory, table);
        memory.writeNumber(good.machine().page().startOf(table), 1, 8);
    });
    const auto cache = [](Good& good, uint64_t address, const std::function<void(TlbEntry&)>& change) {
        const PageTableEntry entry = good.entry(good.a, address);
        TlbEntry cached{entry.frame, entry.writable, entry.executable, entry.dirty};
        change(cached);
        good.machine().hardware.tlb.insert(good.kernel.process(good.a).asid, {address >> 12}, cached);
    };
    catches("disagrees with the table of A",
            [&](Good& good) { cache(good, heap, [](TlbEntry& entry) { entry.writable = true; }); });
    catches("is dirty, and clean in the table of A", [&](Good& good) {
        cache(good, heap + 4 * pageBytes, [](TlbEntry& entry) { entry.dirty = true; });
    });
    catches("an access that the table of A does not know of", [&](Good& good) {
        good.rewrite(heap, [](PageTableEntry& entry) { entry.accessed = false; });
        cache(good, heap, [](TlbEntry&) {});
    });
    catches("belongs to no living process",
            [](Good& good) { good.machine().hardware.tlb.insert(9, {heap >> 12}, TlbEntry{}); });
    catches("The CPU runs a process that never was",
            [](Good& good) { good.machine().hardware.cpu.process = 9; });
    catches("with the tables or the tag of another", [](Good& good) { ++good.machine().hardware.cpu.asid; });
    catches("The CPU runs A, which has ended", [](Good& good) { good.kernel.process(good.a).alive = false; });
}

TEST_CASE("validator: regions, charges and processes") {
    catches("overlap, or are out of order", [](Good& good) {
        auto& regions = good.spaceOf(good.a).mutableRegions();
        regions[0].range.end = regions[1].range.start + pageBytes;
    });
    catches("does not consist of whole pages",
            [](Good& good) { good.spaceOf(good.a).mutableRegions().back().range.end.value += 1; });
    catches("maps an object that is gone", [](Good& good) { good.machine().objects[0].setGone(); });
    catches("count as committed", [](Good& good) { ++good.machine().committedPages; });
    catches("A private page of A lies in no private region",
            [](Good& good) { good.spaceOf(good.a).anonymous.put({7}, AnonymousPage::guard()); });
    catches("names no open file", [](Good& good) { good.kernel.process(good.a).descriptors[3] = 99; });
    catches("B has ended, and still has", [](Good& good) { good.kernel.process(good.b).alive = false; });
}
