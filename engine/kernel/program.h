// A program as its file describes it: what execve maps.
#pragma once

#include <vector>

#include "base/address.h"
#include "base/protection.h"

namespace pagewalk {

/// A loadable segment (elf(5), PT_LOAD): a range of the program's addresses and the file's pages behind it.
struct ProgramSegment {
    AddressRange range{};
    Protection protection{};
    uint64_t pageInFile = 0;
    friend bool operator==(const ProgramSegment&, const ProgramSegment&) = default;
};

/// In ascending order, without overlap.
using ProgramSegments = std::vector<ProgramSegment>;

}  // namespace pagewalk
