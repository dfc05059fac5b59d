// One access of a process, from the virtual address to the bytes: MMU, fault ladder, retry.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/address.h"
#include "base/fault.h"
#include "base/protection.h"
#include "kernel/machine.h"

namespace pagewalk {

/// One page of an access as the MMU resolved it.
struct Translation {
    VirtualAddress page;
    PhysicalAddress physical;  ///< of the access's first byte in that page
};

struct AccessResult {
    SignalCode signal = SignalCode::None;
    VirtualAddress faultAddress{};  ///< si_addr, when there is a signal

    bool ok() const { return signal == SignalCode::None; }
};

/// Makes an access of the running process. Reads fill `bytes`, writes take them, a fetch leaves them alone; their
/// number is the size of the access (at least 1).
///
/// An access that crosses a page faults page by page, the low one first. Nothing is written unless every page
/// resolves, as long as it spans two pages at most; a longer one goes page by page, as memcpy does.
/// Minor and major faults are charged to the process, but not those that end in a signal.
/// `translations` (may be null) receives one entry a page.
AccessResult access(Kernel& kernel, ProcessId id, VirtualAddress address, Access kind, std::span<uint8_t> bytes,
                    std::vector<Translation>* translations);

}  // namespace pagewalk
