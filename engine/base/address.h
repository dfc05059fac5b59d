// Addresses, page and frame numbers, and ranges of them.
//
// Virtual and physical, page and frame never mix: each is a type of its own, and none converts to another
// without a PageSize. Ranges are half open, [start, end), as /proc/PID/maps prints them.
#pragma once

#include <compare>
#include <cstdint>

namespace pagewalk {

/// A byte's number in one address space.
struct VirtualAddress {
    uint64_t value = 0;
    friend constexpr auto operator<=>(VirtualAddress, VirtualAddress) = default;
};

/// A byte's number in the machine's memory.
struct PhysicalAddress {
    uint64_t value = 0;
    friend constexpr auto operator<=>(PhysicalAddress, PhysicalAddress) = default;
};

/// A virtual address divided by the page size.
struct PageNumber {
    uint64_t value = 0;
    friend constexpr auto operator<=>(PageNumber, PageNumber) = default;
};

/// A physical address divided by the page size.
struct FrameNumber {
    uint32_t value = 0;
    friend constexpr auto operator<=>(FrameNumber, FrameNumber) = default;
};

constexpr VirtualAddress operator+(VirtualAddress address, uint64_t bytes) { return {address.value + bytes}; }
constexpr VirtualAddress operator-(VirtualAddress address, uint64_t bytes) { return {address.value - bytes}; }
constexpr uint64_t operator-(VirtualAddress high, VirtualAddress low) { return high.value - low.value; }
constexpr PhysicalAddress operator+(PhysicalAddress address, uint64_t bytes) { return {address.value + bytes}; }
constexpr PageNumber operator+(PageNumber page, uint64_t pages) { return {page.value + pages}; }
constexpr uint64_t operator-(PageNumber high, PageNumber low) { return high.value - low.value; }

/// Bytes [start, end) of one address space.
struct AddressRange {
    VirtualAddress start;
    VirtualAddress end;

    constexpr uint64_t bytes() const { return end - start; }
    constexpr bool empty() const { return end <= start; }
    constexpr bool contains(VirtualAddress address) const { return start <= address && address < end; }
    constexpr bool contains(AddressRange other) const { return start <= other.start && other.end <= end; }
    constexpr bool overlaps(AddressRange other) const { return start < other.end && other.start < end; }
    constexpr AddressRange intersect(AddressRange other) const {
        return {start < other.start ? other.start : start, end < other.end ? end : other.end};
    }
    friend constexpr bool operator==(AddressRange, AddressRange) = default;
};

/// The machine's base page: 2^shift bytes, in a page and in a frame alike.
struct PageSize {
    uint8_t shift = 12;

    constexpr uint64_t bytes() const { return uint64_t{1} << shift; }
    constexpr uint64_t offsetMask() const { return bytes() - 1; }
    constexpr bool aligned(uint64_t value) const { return (value & offsetMask()) == 0; }
    constexpr uint64_t roundDown(uint64_t value) const { return value & ~offsetMask(); }
    /// Rounds up; wraps to 0 past the end of the 64-bit range, as the kernel's PAGE_ALIGN does.
    constexpr uint64_t roundUp(uint64_t value) const { return (value + offsetMask()) & ~offsetMask(); }
    constexpr uint64_t pagesIn(uint64_t byteCount) const { return roundUp(byteCount) >> shift; }

    constexpr PageNumber pageOf(VirtualAddress address) const { return {address.value >> shift}; }
    constexpr VirtualAddress startOf(PageNumber page) const { return {page.value << shift}; }
    constexpr FrameNumber frameOf(PhysicalAddress address) const {
        return {static_cast<uint32_t>(address.value >> shift)};
    }
    constexpr PhysicalAddress startOf(FrameNumber frame) const { return {uint64_t{frame.value} << shift}; }
    constexpr uint64_t offsetIn(VirtualAddress address) const { return address.value & offsetMask(); }

    friend constexpr bool operator==(PageSize, PageSize) = default;
};

}  // namespace pagewalk
