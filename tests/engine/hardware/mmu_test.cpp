#include "hardware/mmu.h"

#include <doctest/doctest.h>

#include "hardware/page_table.h"

using namespace pagewalk;

namespace {

/// A CPU with one tree of tables and nobody who serves its faults.
struct Circuit {
    explicit Circuit(const PageTableFormat& format = *PageTableFormat::of(Architecture::X86_64))
        : hardware{format, PhysicalMemory(format.page()), Tlb({4, 4, TlbPolicy::Lru, true}, 1), Cpu{}} {
        hardware.memory.grow(50);
        const FrameNumber root =
            reserve.allocate(hardware.memory, static_cast<uint8_t>(hardware.format.levels()), 0);
        hardware.cpu = {0, root, 1};
    }
    PageTable table() { return {hardware.format, hardware.memory, reserve, log, hardware.cpu.root}; }
    void map(uint64_t page, uint32_t frame, bool writable = true, bool executable = false) {
        table().set({page},
                    {.present = true, .writable = writable, .executable = executable, .frame = {frame}});
    }
    std::optional<PhysicalAddress> translate(uint64_t address, Access access) {
        return Mmu(hardware, log).translate({address}, access, fault);
    }
    /// The error code of an access that must fail.
    uint32_t errorOf(uint64_t address, Access access) {
        CHECK_FALSE(translate(address, access));
        CHECK(fault.address.value == address);
        return fault.errorCode;
    }

    Hardware hardware;
    TableReserve reserve{FrameNumber{50}};
    EventLog log;
    PageFault fault;
};

}  // namespace

TEST_CASE("mmu: a mapped page translates, the offset goes along") {
    Circuit circuit;
    circuit.map(0x602000, 3);
    CHECK(circuit.translate(0x602010, Access::Read) == PhysicalAddress{0x3010});
    CHECK(circuit.translate(0x602fff, Access::Write) == PhysicalAddress{0x3fff});
}

TEST_CASE("mmu: reading marks accessed, writing dirty too, in every table on the way") {
    Circuit circuit;
    circuit.map(0x1000, 3);
    circuit.translate(0x1000, Access::Read);
    CHECK(circuit.table().get({0x1000}).accessed);
    CHECK_FALSE(circuit.table().get({0x1000}).dirty);
    const auto reads = Mmu::readsOf(circuit.hardware, circuit.hardware.cpu.root, {0x1000});
    REQUIRE(reads.size() == 4);
    for (const WalkRead& read : reads) CHECK((read.raw & 0x20) != 0);
    CHECK((reads[0].raw & 0x40) == 0);
    circuit.translate(0x1000, Access::Write);
    CHECK(circuit.table().get({0x1000}).dirty);
}

TEST_CASE("mmu: the first write walks though the page is in the TLB, the second does not") {
    Circuit circuit;
    circuit.map(0x1000, 3);
    circuit.translate(0x1000, Access::Read);
    CHECK_FALSE(circuit.hardware.tlb.peek(1, {1})->dirty);
    circuit.translate(0x1000, Access::Write);
    CHECK(circuit.hardware.tlb.peek(1, {1})->dirty);
    circuit.log.listen(100);
    circuit.translate(0x1000, Access::Write);
    for (const Event& event : circuit.log.events()) CHECK(event.kind != EventKind::Walk);
}

// Intel SDM vol. 3A, 4.7: P = 1, W/R = 2, U/S = 4, I/D = 16.
TEST_CASE("mmu: the error code says what was tried and whether a page was there") {
    Circuit circuit;
    circuit.map(0x1000, 3, false, false);
    CHECK(circuit.errorOf(0x9000, Access::Read) == 4);
    CHECK(circuit.errorOf(0x9000, Access::Write) == 6);
    CHECK(circuit.errorOf(0x9000, Access::Execute) == 0x14);
    CHECK(circuit.errorOf(0x1000, Access::Write) == 7);
    CHECK(circuit.errorOf(0x1000, Access::Execute) == 0x15);
    CHECK(circuit.fault.cause == FaultCause::Protection);
    CHECK(circuit.errorOf(0xffff'8000'0000'1000, Access::Read) == 5);
    CHECK(circuit.errorOf(0xffff'ffff'ffff'ffff, Access::Write) == 7);
}

TEST_CASE("mmu: the same refusals from an entry that the TLB holds") {
    Circuit circuit;
    circuit.map(0x1000, 3, false, false);
    REQUIRE(circuit.translate(0x1000, Access::Read));
    CHECK(circuit.errorOf(0x1000, Access::Write) == 7);
    CHECK(circuit.hardware.tlb.peek(1, {1}) == nullptr);  // a protection fault drops the translation
}

TEST_CASE("mmu: a non-canonical address has no error code and asks nobody") {
    Circuit circuit;
    CHECK(circuit.errorOf(0x8000'0000'0000, Access::Read) == 0);
    CHECK(circuit.fault.cause == FaultCause::NonCanonical);
    CHECK(circuit.errorOf(0xffff'7fff'ffff'ffff, Access::Write) == 0);
    CHECK(circuit.fault.cause == FaultCause::NonCanonical);
    CHECK(circuit.hardware.tlb.misses() == 0);
}

TEST_CASE("mmu: the last page of the lower half is the user's to fault on, the kernel's half is not") {
    Circuit circuit;
    CHECK(circuit.errorOf(0x7fff'ffff'f000, Access::Read) == 4);
    CHECK(circuit.fault.cause == FaultCause::NotPresent);
    circuit.errorOf(0xffff'8000'0000'0000, Access::Read);
    CHECK(circuit.fault.cause == FaultCause::Protection);
}

TEST_CASE("mmu: a kept page is not present to the hardware") {
    Circuit circuit;
    circuit.table().set({0x1000}, {.kept = true, .frame = {3}});
    CHECK(circuit.errorOf(0x1000, Access::Read) == 4);
}

TEST_CASE("mmu: a walk reads one entry a level and stops where none is present") {
    Circuit circuit;
    circuit.map(0x1000, 3);
    circuit.log.listen(100);
    circuit.translate(0x1000, Access::Read);
    std::vector<unsigned> levels;
    for (const Event& event : circuit.log.events()) {
        if (event.kind == EventKind::Walk) levels.push_back(event.level);
    }
    CHECK(levels == std::vector<unsigned>{4, 3, 2, 1});
    CHECK(Mmu::readsOf(circuit.hardware, circuit.hardware.cpu.root, {uint64_t{1} << 39}).size() == 1);
    CHECK(Mmu::readsOf(circuit.hardware, circuit.hardware.cpu.root, {uint64_t{1} << 21}).size() == 3);
    CHECK(Mmu::readsOf(circuit.hardware, circuit.hardware.cpu.root, {0x8000'0000'0000}).empty());
}

TEST_CASE("mmu: five levels and two levels walk alike") {
    Circuit five(*PageTableFormat::of(Architecture::X86_64La57));
    five.map(uint64_t{1} << 50, 4);
    CHECK(five.translate((uint64_t{1} << 50) + 9, Access::Read) == PhysicalAddress{0x4009});
    CHECK(five.errorOf(uint64_t{1} << 56, Access::Read) == 0);
    Circuit two(*PageTableFormat::custom(PageSize{8}, {4, 4}, 2));
    two.map(0xab00, 5);
    CHECK(two.translate(0xabcd, Access::Write) == PhysicalAddress{0x5cd});
    CHECK(two.errorOf(0x10000, Access::Read) == 0);
}

TEST_CASE("mmu: a retry is no second lookup") {
    Circuit circuit;
    CHECK_FALSE(circuit.translate(0x1000, Access::Read));
    circuit.map(0x1000, 3);
    CHECK(Mmu(circuit.hardware, circuit.log).retry({0x1000}, Access::Read, circuit.fault) ==
          PhysicalAddress{0x3000});
    CHECK(circuit.hardware.tlb.misses() == 1);
    CHECK(circuit.hardware.tlb.hits() == 0);
    CHECK(circuit.translate(0x1000, Access::Read));
    CHECK(circuit.hardware.tlb.hits() == 1);
}
