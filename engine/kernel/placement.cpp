#include "kernel/placement.h"

#include <algorithm>
#include <optional>

#include "kernel/abi.h"

namespace pagewalk {
namespace {

/// An anonymous length that is a multiple of this is aligned to it, for huge pages to fit (thp_get_unmapped_area).
constexpr uint64_t hugePageBytes = uint64_t{2} << 20;

/// Where the free space below a region ends: a growing region keeps its guard gap (vm_start_gap).
uint64_t startWithGap(const Kernel& kernel, const Region& region) {
    if (!region.flags.growsDown) return region.range.start.value;
    const uint64_t gap = abi::stackGuardGapPages * kernel.machine.page().bytes();
    return region.range.start.value > gap ? region.range.start.value - gap : 0;
}

/// The guard gap of a growing region is kept only by a hole that is large enough and ends at that region; holes below
/// its neighbour reach into the gap (mm/vma.c, unmapped_area_topdown).
std::optional<VirtualAddress> highestHole(const Kernel& kernel, const AddressSpace& space, uint64_t length,
                                          uint64_t top) {
    const auto& regions = space.regions();
    uint64_t end = top;  // the hole under consideration is [end of the region below, end)
    for (size_t above = regions.size() + 1; above-- > 0;) {
        const uint64_t below = above == 0 ? 0 : regions[above - 1].range.end.value;
        const uint64_t start = std::max(below, abi::lowestPlacement);
        const auto fits = [&] { return end >= start && end - start >= length; };
        if (fits() && above < regions.size()) end = std::min(end, startWithGap(kernel, regions[above]));
        if (fits()) return VirtualAddress{end - length};
        if (above > 0) end = std::min(end, regions[above - 1].range.start.value);
    }
    return std::nullopt;
}

std::optional<VirtualAddress> lowestHole(const Kernel& kernel, const AddressSpace& space, uint64_t length,
                                         uint64_t from, uint64_t limit) {
    uint64_t start = from;
    for (const Region& region : space.regions()) {
        const uint64_t end = startWithGap(kernel, region);
        if (end > start && end - start >= length) return VirtualAddress{start};
        start = std::max(start, region.range.end.value);
    }
    if (limit > start && limit - start >= length) return VirtualAddress{start};
    return std::nullopt;
}

/// A hint is rounded down and taken only where nothing is, the guard gap of a growing region included.
bool hintFits(const Kernel& kernel, const AddressSpace& space, VirtualAddress hint, uint64_t length) {
    const uint64_t userEnd = kernel.machine.hardware.format.userEnd().value;
    if (length > userEnd || hint.value > userEnd - length) return false;
    const Region* next = space.firstEndingAbove(hint);
    return next == nullptr || hint.value + length <= startWithGap(kernel, *next);
}

std::optional<VirtualAddress> alignedHole(const Kernel& kernel, const Process& process, uint64_t length,
                                          uint64_t top) {
    const auto padded = highestHole(kernel, process.space, length + hugePageBytes, top);
    if (!padded) return std::nullopt;
    const uint64_t misaligned = padded->value & (hugePageBytes - 1);
    return *padded + (hugePageBytes - misaligned);
}

}  // namespace

VirtualAddress placementTop(const Kernel& kernel, const Process& process) {
    if (process.space.mmapBase.value != 0) return process.space.mmapBase;
    const PageSize page = kernel.machine.page();
    const VirtualAddress userEnd = std::min(kernel.machine.hardware.format.userEnd(), {abi::placementWindow});
    const VirtualAddress stackTop =
        process.space.stackTop.value != 0 ? process.space.stackTop + page.bytes() : userEnd;
    const uint64_t gap = std::max(abi::minimumStackGap, page.roundUp(process.limits.stack));
    return {stackTop.value > gap ? stackTop.value - gap : page.roundDown(stackTop.value / 4 * 3)};
}

Result<AddressRange> placeMapping(const Kernel& kernel, const Process& process, const MmapRequest& request) {
    const PageSize page = kernel.machine.page();
    const uint64_t length = page.roundUp(request.length);
    const uint64_t userEnd = kernel.machine.hardware.format.userEnd().value;
    if (length > userEnd) return Errno::NoMemory;
    const auto at = [length](VirtualAddress start) { return AddressRange{start, start + length}; };

    if ((request.flags & (abi::mapFixed | abi::mapFixedNoReplace)) != 0) {
        if (request.address.value > userEnd - length) return Errno::NoMemory;
        if (!page.aligned(request.address.value)) return Errno::InvalidArgument;
        const bool replace = (request.flags & abi::mapFixedNoReplace) == 0;
        if (!replace && process.space.occupied(at(request.address))) return Errno::Exists;
        return at(request.address);
    }
    VirtualAddress hint{page.roundDown(request.address.value)};
    if (hint.value != 0) {
        hint = std::max(hint, VirtualAddress{abi::lowestPlacement});
        if (hintFits(kernel, process.space, hint, length)) return at(hint);
    }
    const uint64_t top = placementTop(kernel, process).value;
    const bool privateAnonymous =
        (request.flags & abi::mapAnonymous) != 0 && (request.flags & abi::mapType) == abi::mapPrivate;
    if (privateAnonymous && hint.value == 0 && length % hugePageBytes == 0) {
        if (const auto aligned = alignedHole(kernel, process, length, top)) return at(*aligned);
    }
    if (const auto hole = highestHole(kernel, process.space, length, top)) return at(*hole);
    if (const auto hole = lowestHole(kernel, process.space, length, page.roundUp(userEnd / 3), userEnd))
        return at(*hole);
    return Errno::NoMemory;
}

}  // namespace pagewalk
