#include <algorithm>
#include <array>

#include "kernel/abi.h"
#include "scenario/importers/strace_values.h"
#include "scenario/importers/traced_calls.h"

namespace pagewalk::importing {
namespace {

constexpr uint64_t pageMask = 4095;
/// No user half reaches further, with five levels of tables.
constexpr uint64_t userEnd = uint64_t{1} << 56;

/// Whole pages of the user half; what a call that succeeded was given.
bool plausible(uint64_t start, uint64_t length) {
    return (start & pageMask) == 0 && length <= userEnd && start <= userEnd - length;
}

uint64_t endOf(uint64_t start, uint64_t length) { return start + ((length + pageMask) & ~pageMask); }

class MemoryCall {
  public:
    MemoryCall(TraceState& state, const TracedEvent& event)
        : state_(state), event_(event), process_(state.processes.of(event.pid)) {}

    bool mmap() {
        const auto length = number(1);
        const auto protection = constantsIn(ArgumentKind::Protection, argumentOf(event_, 2));
        const auto flags = constantsIn(ArgumentKind::MapFlags, argumentOf(event_, 3));
        const auto offset = event_.arguments.size() > 5 ? number(5) : std::optional<uint64_t>(0);
        const auto result = numberIn(event_.returned);
        if (!length || !protection || !flags || !offset || !result) return false;
        if (!event_.succeeded()) return refusedMmap(*length, *protection, *flags);
        if (!plausible(*result, *length) || *length == 0) return false;
        const bool fixed = (*flags & (abi::mapFixed | abi::mapFixedNoReplace)) != 0;
        CallStep call{state_.steps.freshName("m"), "mmap"};
        call.arguments = {fixed ? process_.ranges.operandFor(*result) : integerOf(*result), integerOf(*length),
                          integerOf(*protection), integerOf(*flags)};
        if ((*flags & abi::mapAnonymous) == 0 && !mapsFile(call, *length, *offset)) return false;
        state_.processes.map(process_, *result, endOf(*result, *length), call.result);
        return step(std::move(call), valueIs(*result));
    }

    bool munmap() {
        const auto length = number(1);
        if (!event_.succeeded() || !start() || !length || !plausible(*start(), *length)) return false;
        const bool good = rangeCall({*length});
        process_.ranges.remove(*start(), endOf(*start(), *length));
        return good;
    }

    bool mprotect() {
        // Without a key (pkey_mprotect) it is the same call.
        if (event_.arguments.size() > 3 && number(3) != UINT64_MAX) return false;
        const auto protection = constantsIn(ArgumentKind::Protection, argumentOf(event_, 2));
        return protection && expectRange() && rangeCall({*number(1), *protection}, "mprotect");
    }

    bool madvise() {
        const auto advice = constantsIn(ArgumentKind::Advice, argumentOf(event_, 2));
        return advice && expectRange() && rangeCall({*number(1), *advice});
    }

    bool msync() {
        const auto flags = constantsIn(ArgumentKind::MsyncFlags, argumentOf(event_, 2));
        return flags && expectRange() && rangeCall({*number(1), *flags});
    }

    bool mlock() {
        if (event_.name == "mlock2" && number(2) != 0) return false;
        return expectRange() && rangeCall({*number(1)}, event_.name == "munlock" ? "munlock" : "mlock");
    }

    bool mlockall() {
        const auto flags = constantsIn(ArgumentKind::LockFlags, argumentOf(event_, 0));
        if (!event_.succeeded() || !flags) return false;
        return step({"", "mlockall", {integerOf(*flags)}}, {});
    }
    bool munlockall() { return event_.succeeded() && step({"", "munlockall", {}}, {}); }

    bool mremap() {
        const auto oldLength = number(1);
        const auto newLength = number(2);
        const auto flags = constantsIn(ArgumentKind::MremapFlags, argumentOf(event_, 3));
        const auto result = numberIn(event_.returned);
        if (!event_.succeeded() || !start() || !oldLength || !newLength || !flags || !result) return false;
        if (!plausible(*start(), *oldLength) || !plausible(*result, *newLength) || *newLength == 0)
            return false;
        state_.processes.expect(process_, *start(), endOf(*start(), *oldLength));
        // A kernel that moved it had its reasons, which may lie outside what the trace tells.
        const bool moved = *result != *start();
        const uint64_t where = moved ? abi::mremapMayMove | abi::mremapFixed : 0;
        CallStep call{state_.steps.freshName("m"), "mremap"};
        call.arguments = {process_.ranges.operandFor(*start()), integerOf(*oldLength), integerOf(*newLength),
                          integerOf(*flags | where)};
        if (moved) call.arguments.emplace_back(process_.ranges.operandFor(*result));
        if ((*flags & abi::mremapDontUnmap) == 0) process_.ranges.remove(*start(), endOf(*start(), *oldLength));
        state_.processes.map(process_, *result, endOf(*result, *newLength), call.result);
        return step(std::move(call), valueIs(*result));
    }

    /// The first brk tells the initial break; a call that only asks is no step.
    bool brk() {
        const auto asked = numberIn(argumentOf(event_, 0));
        const auto result = numberIn(event_.returned);
        if (!asked || !result || *result > userEnd) return false;
        if (!process_.heapEnd) {
            auto& initial = state_.scenario.processes[process_.declaration].initialBreak;
            if (!initial && !process_.skipped) initial = VirtualAddress{*result};
            process_.heapEnd = initial ? initial->value : *result;
        }
        if (*asked != *result) return false;
        const uint64_t end = (*result + pageMask) & ~pageMask;
        const uint64_t old = (*process_.heapEnd + pageMask) & ~pageMask;
        process_.heapEnd = *result;
        if (end > old) state_.processes.map(process_, old, end, "");
        if (end < old) process_.ranges.remove(end, old);
        return step({"", "brk", {integerOf(*result)}}, valueIs(*result));
    }

  private:
    std::optional<uint64_t> number(size_t index) const { return numberIn(argumentOf(event_, index)); }
    std::optional<uint64_t> start() const { return number(0); }

    /// A mapping that the model refuses for the same reason, whatever else is mapped.
    bool refusedMmap(uint64_t length, uint64_t protection, uint64_t flags) {
        const bool repeatable = event_.error == "EINVAL" || event_.error == "EEXIST";
        if (!repeatable || (flags & abi::mapAnonymous) == 0 || !start()) return false;
        return step(
            {"", "mmap", {integerOf(*start()), integerOf(length), integerOf(protection), integerOf(flags)}},
            errorIs(event_.error));
    }

    bool mapsFile(CallStep& call, uint64_t length, uint64_t offset) {
        const auto file = fileArgument(state_, process_, argumentOf(event_, 4));
        if (!file) return false;
        TracedFile& mapped = state_.files.file(file->file);
        mapped.mapped = true;
        const uint64_t end = offset <= userEnd ? offset + length : length;
        mapped.needed = std::max(mapped.needed, end);
        call.arguments.push_back(file->argument);
        if (offset != 0) call.arguments.emplace_back(integerOf(offset));
        return true;
    }

    /// A call that succeeded shows that its range was mapped.
    bool expectRange() {
        const auto length = number(1);
        if (!event_.succeeded() || !start() || !length || !plausible(*start() & ~pageMask, *length))
            return false;
        state_.processes.expect(process_, *start() & ~pageMask, endOf(*start() & ~pageMask, *length));
        return true;
    }

    /// A call whose first argument is an address, and the others are numbers.
    bool rangeCall(const std::vector<uint64_t>& others, const std::string& name = "") {
        CallStep call{"", name.empty() ? event_.name : name, {process_.ranges.operandFor(*start())}};
        for (const uint64_t other : others) call.arguments.emplace_back(integerOf(other));
        return step(std::move(call), {});
    }

    bool step(CallStep call, Expectation expectation) {
        if (process_.skipped) return false;
        process_.acted = true;
        state_.steps.add(process_.name, std::move(call), std::move(expectation));
        return true;
    }

    TraceState& state_;
    const TracedEvent& event_;
    TracedProcess& process_;
};

struct Entry {
    std::string_view name;
    bool (MemoryCall::*take)();
};

constexpr std::array calls{
    Entry{"mmap", &MemoryCall::mmap},
    Entry{"munmap", &MemoryCall::munmap},
    Entry{"mprotect", &MemoryCall::mprotect},
    Entry{"pkey_mprotect", &MemoryCall::mprotect},
    Entry{"madvise", &MemoryCall::madvise},
    Entry{"msync", &MemoryCall::msync},
    Entry{"mlock", &MemoryCall::mlock},
    Entry{"mlock2", &MemoryCall::mlock},
    Entry{"munlock", &MemoryCall::mlock},
    Entry{"mlockall", &MemoryCall::mlockall},
    Entry{"munlockall", &MemoryCall::munlockall},
    Entry{"mremap", &MemoryCall::mremap},
    Entry{"brk", &MemoryCall::brk},
};

}  // namespace

bool takeMemoryCall(TraceState& state, const TracedEvent& event) {
    const auto known =
        std::find_if(calls.begin(), calls.end(), [&](const Entry& entry) { return entry.name == event.name; });
    return known != calls.end() && (MemoryCall(state, event).*known->take)();
}

}  // namespace pagewalk::importing
