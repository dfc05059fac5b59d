// Why the hardware refused, how the kernel served it, and what the process got: three questions, three types.
#pragma once

#include <cstdint>

#include "base/address.h"
#include "base/protection.h"

namespace pagewalk {

/// What the hardware knows (Intel SDM vol. 3A, 4.7 "Page-Fault Exceptions"). NonCanonical is a #GP on x86-64.
enum class FaultCause : uint8_t { NotPresent, Protection, ReservedBit, NonCanonical };

/// What the MMU hands to the kernel in place of a translation.
struct PageFault {
    VirtualAddress address;
    Access access = Access::Read;
    FaultCause cause = FaultCause::NotPresent;
    uint32_t errorCode = 0;  ///< the architecture's own: #PF's error code on x86-64

    friend constexpr bool operator==(const PageFault&, const PageFault&) = default;
};

/// How the kernel served a fault.
enum class FaultKind : uint8_t {
    ZeroFill,       ///< a fresh frame of zeros
    ZeroPage,       ///< a read of untouched anonymous memory: the one frame that all share
    CacheHit,       ///< a page of a file or shared object that is in memory already
    PageIn,         ///< the same, read from the disk first
    SwapIn,         ///< a private page, read from its swap slot
    CopyOnWrite,    ///< a private copy of a shared frame
    ReuseWritable,  ///< the frame had one owner left: made writable as it is
    StackGrowth,    ///< the region grew down over the address first
    Spurious,       ///< region and object agreed already; only the table entry or the TLB was out of date
};

/// A signal's si_code; it implies the signal (sigaction(2)).
enum class SignalCode : uint8_t {
    None,
    MapError,      ///< SIGSEGV SEGV_MAPERR: no region there
    AccessError,   ///< SIGSEGV SEGV_ACCERR: a region that does not allow it
    Kernel,        ///< SIGSEGV SI_KERNEL: a non-canonical address, no si_addr
    AddressError,  ///< SIGBUS BUS_ADRERR: past the end of the file or object
    Kill,          ///< SIGKILL: the out-of-memory killer
};

/// What the process gets.
struct FaultOutcome {
    SignalCode signal = SignalCode::None;  ///< None: resolved
    bool major = false;                    ///< it did I/O
    FaultKind kind = FaultKind::Spurious;

    constexpr bool resolved() const { return signal == SignalCode::None; }
};

constexpr const char* faultCauseName(FaultCause cause) {
    switch (cause) {
        case FaultCause::NotPresent: return "not-present";
        case FaultCause::Protection: return "protection";
        case FaultCause::ReservedBit: return "reserved";
        case FaultCause::NonCanonical: return "non-canonical";
    }
    return "";
}

constexpr const char* faultKindName(FaultKind kind) {
    switch (kind) {
        case FaultKind::ZeroFill: return "zero-fill";
        case FaultKind::ZeroPage: return "zero-page";
        case FaultKind::CacheHit: return "cache-hit";
        case FaultKind::PageIn: return "page-in";
        case FaultKind::SwapIn: return "swap-in";
        case FaultKind::CopyOnWrite: return "copy-on-write";
        case FaultKind::ReuseWritable: return "reuse-writable";
        case FaultKind::StackGrowth: return "stack-growth";
        case FaultKind::Spurious: return "spurious";
    }
    return "";
}

/// "SIGSEGV", "SIGBUS", "SIGKILL", or "" for None.
constexpr const char* signalName(SignalCode code) {
    switch (code) {
        case SignalCode::None: return "";
        case SignalCode::MapError:
        case SignalCode::AccessError:
        case SignalCode::Kernel: return "SIGSEGV";
        case SignalCode::AddressError: return "SIGBUS";
        case SignalCode::Kill: return "SIGKILL";
    }
    return "";
}

/// The si_code's name, or "" where it says no more than the signal.
constexpr const char* signalCodeName(SignalCode code) {
    switch (code) {
        case SignalCode::MapError: return "SEGV_MAPERR";
        case SignalCode::AccessError: return "SEGV_ACCERR";
        case SignalCode::Kernel: return "SI_KERNEL";
        case SignalCode::AddressError: return "BUS_ADRERR";
        case SignalCode::None:
        case SignalCode::Kill: return "";
    }
    return "";
}

}  // namespace pagewalk
