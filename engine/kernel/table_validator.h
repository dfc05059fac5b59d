// The part of the validator that reads page tables and the TLB.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "kernel/machine.h"

namespace pagewalk {

class TableValidator {
  public:
    explicit TableValidator(const Machine& machine) : machine_(machine) {}

    void validate();

    /// Entries that map each frame, the zero frame left out. Of every table reached.
    const std::map<uint32_t, uint32_t>& mappings() const { return mappings_; }
    const std::vector<std::string>& sentences() const { return sentences_; }

  private:
    /// The sentence is made only where it is needed: nearly always all is well.
    template <class Sentence>
    void check(bool good, Sentence sentence) {
        if (!good) sentences_.push_back(sentence());
    }
    /// `base`: the first address that the table translates.
    void readTable(const Process& process, FrameNumber table, unsigned level, VirtualAddress base);
    void readEntry(const Process& process, VirtualAddress page, const PageTableEntry& entry);
    void checkBacking(const Process& process, const Region& region, VirtualAddress page,
                      const PageTableEntry& entry);
    void checkReserve();
    void checkTlb();
    void checkCpu();

    const Machine& machine_;
    std::map<uint32_t, uint32_t> mappings_;
    std::set<uint32_t> reached_;
    std::vector<std::string> sentences_;
};

}  // namespace pagewalk
