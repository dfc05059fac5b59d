#include "hardware/physical_memory.h"

#include <algorithm>
#include <cassert>

namespace pagewalk {
namespace {

bool allZero(const std::vector<uint8_t>& bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](uint8_t byte) { return byte == 0; });
}

}  // namespace

void PhysicalMemory::readMany(const PageBytes& content, PhysicalAddress address, std::span<uint8_t> out) const {
    const uint64_t offset = address.value & page_.offsetMask();
    assert(offset + out.size() <= page_.bytes());
    if (!content) {
        std::fill(out.begin(), out.end(), uint8_t{0});
        return;
    }
    std::copy_n(content->begin() + static_cast<std::ptrdiff_t>(offset), out.size(), out.begin());
}

void PhysicalMemory::write(PhysicalAddress address, std::span<const uint8_t> bytes) {
    const uint64_t offset = address.value & page_.offsetMask();
    assert(offset + bytes.size() <= page_.bytes());
    uint8_t* to = writable(page_.frameOf(address)) + offset;
    std::copy(bytes.begin(), bytes.end(), to);
}

void PhysicalMemory::unshare(PageBytes& content) const {
    content = content ? std::make_shared<std::vector<uint8_t>>(*content)
                      : std::make_shared<std::vector<uint8_t>>(page_.bytes());
}

bool sameBytes(const PageBytes& a, const PageBytes& b) {
    if (a == b) return true;
    if (!a) return allZero(*b);
    if (!b) return allZero(*a);
    return *a == *b;
}

void addPage(Hasher& hasher, const PageBytes& content) {
    if (!content || allZero(*content)) {
        hasher.add(uint64_t{0});
        return;
    }
    hasher.add(content->data(), content->size());
}

void PhysicalMemory::addTo(Hasher& hasher) const {
    contents_.forEachStored([&hasher](size_t frame, const PageBytes& content) {
        if (!content || allZero(*content)) return;
        hasher.add(static_cast<uint64_t>(frame));
        addPage(hasher, content);
    });
}

bool operator==(const PhysicalMemory& a, const PhysicalMemory& b) {
    return a.page_ == b.page_ && a.contents_.equals(b.contents_, sameBytes);
}

}  // namespace pagewalk
