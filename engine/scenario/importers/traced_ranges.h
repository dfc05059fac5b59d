// Which parts of an address space a trace has named: what each result of mmap still covers.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/address.h"
#include "scenario/scenario.h"

namespace pagewalk::importing {

class TracedRanges {
  public:
    /// [start, end) is mapped; where `name` is not "", its result is `start`. Replaces what was there.
    void add(uint64_t start, uint64_t end, const std::string& name);
    void remove(uint64_t start, uint64_t end);
    /// An address by the name of the result that it lies in, or as it is.
    Operand operandFor(uint64_t address) const;
    /// The parts of [start, end) that nothing is known of.
    std::vector<AddressRange> gaps(uint64_t start, uint64_t end) const;

  private:
    struct Part {
        uint64_t end;
        uint64_t base;  ///< the named result
        std::string name;
    };
    std::map<uint64_t, Part> parts_;  // by start, disjoint
};

}  // namespace pagewalk::importing
