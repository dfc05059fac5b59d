// What a machine is made of: the header of a scenario, as plain values.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

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
    bool zeroPage =
        true;  ///< false: reads of untouched memory get frames too, as where mm_forbids_zeropage() says so
    uint32_t faultAround = 1;  ///< pages mapped around a read fault; 1: none
    /// Pages read at a time from a disk (read_ahead_kb); 0: the one asked for. Not said: as fault-around goes.
    std::optional<uint32_t> readAhead{};
    uint64_t seed = 1;
    bool signalsFatal = false;

    /// Where a fault brings neighbours along, so does the disk: 128 KiB at a time, as kernels begin with.
    uint32_t readAheadPages() const { return readAhead.value_or(faultAround > 1 ? 32 : 0); }

    friend bool operator==(const MachineConfig&, const MachineConfig&) = default;
};

}  // namespace pagewalk
