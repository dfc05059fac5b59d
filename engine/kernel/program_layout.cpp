#include "kernel/program_layout.h"

#include <algorithm>

#include "kernel/abi.h"

namespace pagewalk {
namespace {

/// A new stack is its arguments' page and 128 KiB more (fs/exec.c, setup_arg_pages).
constexpr uint64_t stackExpansion = uint64_t{128} << 10;
/// Bits of a 47-bit address space that each draw leaves out: 2^47 / 2^(28+12), / 2^(22+12), / 2^25.
constexpr unsigned mmapShare = 7;
constexpr unsigned stackShare = 13;
constexpr unsigned breakShare = 22;

/// Layouts that a position independent program has: from where the kernel begins (ELF_ET_DYN_BASE, written down as
/// 0x55…) to the end of what it draws from.
constexpr AddressRange positionIndependent{{uint64_t{0x55} << 40}, {0x655555554000}};

class Drawer {
  public:
    Drawer(Machine& machine, uint64_t stackLimit)
        : machine_(machine),
          page_(machine.page()),
          taskSize_(std::min(machine.hardware.format.userEnd().value, abi::placementWindow)),
          stackLimit_(stackLimit) {}

    std::optional<ProgramLayout> draw(ProgramSegments segments) {
        ProgramLayout layout;
        layout.mmapBase = mmapBase();
        layout.stack = stack();
        layout.segments = std::move(segments);
        if (!layout.segments.empty()) placeProgram(layout.segments);
        const VirtualAddress end =
            layout.segments.empty() ? VirtualAddress{} : layout.segments.back().range.end;
        layout.heap = end + below(breakShare);
        const bool fits = layout.stack.start.value < layout.stack.end.value && layout.heap < layout.stack.start;
        return fits ? std::optional(layout) : std::nullopt;
    }

  private:
    /// Bytes of whole pages below the task's size >> `share`; 0 without randomization.
    uint64_t below(unsigned share) {
        const uint64_t pages = pagesOf(share);
        return pages == 0 ? 0 : (machine_.layoutChance.next() >> 16) % pages << page_.shift;
    }
    uint64_t pagesOf(unsigned share) const {
        return machine_.config.seed == 0 ? 0 : (taskSize_ + page_.bytes()) >> share >> page_.shift;
    }

    VirtualAddress mmapBase() {
        const uint64_t drawn = below(mmapShare);
        const uint64_t spread = pagesOf(stackShare) << page_.shift;
        const uint64_t pad =
            (spread == 0 ? 0 : spread - page_.bytes()) + abi::stackGuardGapPages * page_.bytes();
        uint64_t gap = stackLimit_ + pad > stackLimit_ ? stackLimit_ + pad : stackLimit_;
        gap = std::min(std::max(gap, abi::minimumStackGap), taskSize_ / 6 * 5);
        return {page_.roundUp(taskSize_ - gap - std::min(drawn, taskSize_ - gap))};
    }

    AddressRange stack() {
        const uint64_t top = page_.roundDown(taskSize_) - below(stackShare);
        const uint64_t bytes = page_.roundUp(std::min(stackExpansion, taskSize_ / 8)) + page_.bytes();
        return {{top > bytes ? top - bytes : 0}, {top}};
    }

    /// ELF_ET_DYN_BASE, two thirds up, and a draw; a program linked to fixed addresses stays there.
    void placeProgram(ProgramSegments& segments) {
        const VirtualAddress linked = segments.front().range.start;
        const bool moves = linked.value == 0 || positionIndependent.contains(linked);
        if (!moves) return;
        const uint64_t base = page_.roundDown(taskSize_ / 3 * 2) + below(mmapShare);
        for (ProgramSegment& segment : segments) {
            segment.range.start = {segment.range.start - linked + base};
            segment.range.end = {segment.range.end - linked + base};
        }
    }

    Machine& machine_;
    PageSize page_;
    uint64_t taskSize_;
    uint64_t stackLimit_;
};

/// The usual parts of a linked program, in pages, for a file of so many: headers, text, constants, data.
ProgramSegments usualSegments(uint64_t pages, PageSize page) {
    const uint64_t headers = pages >= 3 ? 1 : 0;
    const uint64_t data = pages >= 2 ? std::max<uint64_t>(pages / 8, 1) : 0;
    const uint64_t constants = pages >= 4 ? pages / 4 : 0;
    const uint64_t text = pages - headers - constants - data;
    ProgramSegments segments;
    uint64_t next = 0;
    const auto add = [&](uint64_t count, Protection protection) {
        if (count == 0) return;
        const AddressRange range{{next << page.shift}, {(next + count) << page.shift}};
        segments.push_back({range, protection, next});
        next += count;
    };
    add(headers, {.read = true});
    add(text, {.read = true, .execute = true});
    add(constants, {.read = true});
    add(data, {.read = true, .write = true});
    return segments;
}

}  // namespace

ProgramSegments segmentsOf(const Machine& machine, ObjectId file) {
    const auto declared = machine.programs.find(file);
    if (declared != machine.programs.end()) return declared->second;
    return usualSegments(machine.objects[file].pages(), machine.page());
}

std::optional<ProgramLayout> drawLayout(Machine& machine, ProgramSegments segments, uint64_t stackLimit) {
    return Drawer(machine, stackLimit).draw(std::move(segments));
}

}  // namespace pagewalk
