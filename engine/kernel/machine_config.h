// What a machine is made of: the header of a scenario, as plain values.
#pragma once

#include <array>
#include <cstdint>

#include "hardware/page_table_format.h"
#include "hardware/tlb.h"

namespace pagewalk {

/// vm.overcommit_memory (Documentation/mm/overcommit-accounting.rst).
enum class Overcommit : uint8_t { Heuristic = 0, Always = 1, Never = 2 };

/// Which page the kernel takes back when memory is short.
enum class Replacement : uint8_t { Fifo, Lru, Clock, Nru, Aging, Lfu, Mru, Random, Opt, Arc, TwoQueue, Linux };

struct MachineConfig {
    Architecture architecture = Architecture::X86_64;
    uint32_t frames = 64;
    PageSize page{};                                              ///< `custom` only
    std::array<uint8_t, PageTableFormat::maximumLevels> split{};  ///< index bits a level; `custom` only
    uint8_t splitLevels = 0;                                      ///< 0: no `split` line
    TlbConfig tlb{};
    uint32_t swapPages = 0;
    Replacement replacement = Replacement::Linux;
    Overcommit overcommit = Overcommit::Heuristic;
    uint64_t stackLimit = uint64_t{8} << 20;  ///< RLIMIT_STACK in bytes
    bool hugePages = false;
    uint32_t faultAround = 1;  ///< pages mapped around a read fault; 1: none
    uint64_t seed = 1;
    bool signalsFatal = false;

    friend bool operator==(const MachineConfig&, const MachineConfig&) = default;
};

}  // namespace pagewalk
