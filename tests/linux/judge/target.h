// The program whose memory is judged: one page of machine code without a library, so that nothing in its address
// space is anybody's but the scenario's. It never runs of itself; the tracer points it at a stub for each act.
//
// Two pages stay mapped beside the scenario's memory, and are left out of every comparison:
//     0x100000  the code, moved here from where the kernel loaded it, so that no stack keeps away from it
//     0x200000  the scratch page, shared with the tracer: buffers of calls, the stack of an instruction that pushes
// The initial break is behind the place where the code was loaded, at 0x401000.
#pragma once

#include <cstdint>
#include <string>

namespace judge {

inline constexpr uint64_t pageBytes = 4096;
inline constexpr uint64_t scratchPage = 0x200000;
inline constexpr uint64_t codePage = 0x100000;
inline constexpr uint64_t loadPage = 0x400000;

/// Places in the code page, each ended by a breakpoint (int3) that hands control back to the tracer.
enum class Stub : uint64_t {
    Call = 0x400,  ///< syscall
    WarmUp =
        0x410,     ///< touches the scratch page for writing: a child faults both pages in before it is measured
    Read = 0x420,  ///< rax ← [rsi]; a stub each for 1, 2, 4 and 8 bytes, 0x10 apart
    Write = 0x460,  ///< [rsi] ← rax, likewise
};

/// Where a stub stands in the page.
constexpr uint64_t offsetOf(Stub stub) { return static_cast<uint64_t>(stub); }
/// Where the stub of a width of 1, 2, 4 or 8 bytes stands.
uint64_t accessStub(Stub first, unsigned bytes);

/// The program as an ELF file of one page.
std::string targetImage();

}  // namespace judge
