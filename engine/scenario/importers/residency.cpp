#include "scenario/importers/residency.h"

#include <algorithm>

#include "kernel/abi.h"
#include "scenario/limits.h"
#include "scenario/validator.h"

namespace pagewalk::importing {
namespace {

constexpr uint64_t pageBytes = 4096;

Operand number(uint64_t value) { return {Operand::Base::Integer, value, ""}; }

class ResidencyMaker {
  public:
    explicit ResidencyMaker(std::string process) : process_(std::move(process)) {}

    /// The pages of a region in order: private ones, then swapped ones, then those of its file. A stack has its own
    /// from the top down, as it grew.
    void region(const MappedRegion& mapped) {
        const LayoutRegion& region = mapped.region;
        if (isKernelLabel(region.label)) return;
        const uint64_t pages = region.range.bytes() / pageBytes;
        const bool file = !region.label.empty() && region.label.front() != '[';
        const uint64_t resident = std::min(mapped.resident / pageBytes, pages);
        // Without a file behind it whatever is resident is private, also where it was only counted in Rss.
        const uint64_t own =
            file || region.shared ? std::min(mapped.anonymous / pageBytes, resident) : resident;
        const uint64_t swapped = std::min(mapped.swapped / pageBytes, pages - resident);
        if (!reserve(resident, swapped)) {
            result_.leftOut += (resident + swapped) * pageBytes;
            return;
        }
        const bool downwards = region.label == "[stack]";
        const uint64_t from = downwards ? pages - resident - swapped : 0;
        const uint64_t start = region.range.start.value + from * pageBytes;
        // On a stack what was swapped out lies below what is in use.
        const uint64_t ownAt = downwards ? start + swapped * pageBytes : start;
        const uint64_t swapAt = downwards ? start : start + own * pageBytes;
        writeOut(region, std::min(ownAt, swapAt), own + swapped);
        if (swapped != 0) advise(swapAt, swapped);
        access(Access::Read, swapAt + swapped * pageBytes, downwards ? 0 : resident - own);
        if (mapped.locked != 0) call("mlock", {number(region.range.start.value), number(region.range.bytes())});
    }

    Residency result() { return std::move(result_); }

  private:
    bool reserve(uint64_t resident, uint64_t swapped) {
        // Pages on their way to swap are in frames first.
        const uint64_t frames = result_.frames + resident + swapped;
        if (frames > limits::frames / 2 || result_.swap + swapped > limits::swapPages) return false;
        result_.frames = frames;
        result_.swap += swapped;
        return true;
    }

    /// Private pages come from writes; where the region forbids them it was written before it was protected, as a
    /// loader does with relocations.
    void writeOut(const LayoutRegion& region, uint64_t start, uint64_t pages) {
        if (pages == 0) return;
        const bool mayWrite = region.protection.write;
        const Operand at = number(region.range.start.value);
        const Operand length = number(region.range.bytes());
        const uint64_t bits =
            (region.protection.read ? abi::protRead : 0) | (region.protection.execute ? abi::protExec : 0);
        if (!mayWrite) call("mprotect", {at, length, number(bits | abi::protRead | abi::protWrite)});
        access(Access::Write, start, pages);
        if (!mayWrite) call("mprotect", {at, length, number(bits)});
    }

    void advise(uint64_t start, uint64_t pages) {
        call("madvise", {number(start), number(pages * pageBytes), number(abi::madvPageOut)});
    }

    /// One access a page, in sweeps as long as the language has them.
    void access(Access kind, uint64_t start, uint64_t pages) {
        while (pages != 0) {
            const uint64_t part = std::min(pages, limits::sweepAccesses);
            AccessStep step;
            step.access = kind;
            step.address = number(start);
            if (part > 1) step.sweep = Sweep{number(start + part * pageBytes), pageBytes};
            if (kind == Access::Write) step.value = {false, std::string(1, '\1')};
            add(std::move(step));
            start += part * pageBytes;
            pages -= part;
        }
    }

    void call(std::string name, std::vector<Argument> arguments) {
        add(CallStep{"", std::move(name), std::move(arguments)});
    }

    template <class Action>
    void add(Action action) {
        Step step;
        step.process = process_;
        step.action = std::move(action);
        step.expectations.push_back({});
        result_.steps.push_back(std::move(step));
    }

    std::string process_;
    Residency result_;
};

}  // namespace

Residency residencyOf(const MemoryMap& map, const std::string& process) {
    ResidencyMaker maker(process);
    for (const MappedRegion& mapped : map.regions) maker.region(mapped);
    return maker.result();
}

}  // namespace pagewalk::importing
