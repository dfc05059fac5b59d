// What the CPU holds of the process that runs: the root of its tables and its tag in the TLB.
#pragma once

#include "base/address.h"
#include "base/event.h"
#include "hardware/tlb.h"

namespace pagewalk {

/// CR3 on x86-64 (Intel SDM vol. 3A, 2.5): the physical address of the top table, with the PCID in its low bits.
struct Cpu {
    uint32_t process = noProcess;
    FrameNumber root{};
    Asid asid = 0;
    friend bool operator==(const Cpu&, const Cpu&) = default;
};

}  // namespace pagewalk
