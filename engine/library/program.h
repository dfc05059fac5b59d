// What a library's code can do in a process: access memory through the MMU as any code does, and make system calls.
#pragma once

#include <cstdint>
#include <string>

#include "kernel/access.h"
#include "kernel/machine.h"

namespace pagewalk::library {

/// Why a library function gave up (glibc prints a line of its own for each, and calls abort(3)).
enum class Abort : uint8_t {
    None,
    InvalidPointer,  ///< free() of something that malloc never returned
    DoubleFree,      ///< free() of a chunk that is free
    CorruptSize,     ///< the words at a chunk's ends are no tags of this heap, or disagree
    BreakMoved,      ///< somebody moved the break below the heap's end
};

/// "invalid-pointer", …; "" for None.
const char* abortName(Abort reason);

/// A process at work in a library. After a signal or an abort it does nothing more: reads give 0, calls fail.
class Program {
  public:
    Program(Kernel& kernel, ProcessId id) : kernel_(kernel), id_(id) {}

    bool stopped() const { return !signal_.ok() || abort_ != Abort::None; }
    const AccessResult& signal() const { return signal_; }
    Abort abortReason() const { return abort_; }

    uint64_t load(uint64_t address);
    void store(uint64_t address, uint64_t word);
    /// abort(3): ends the process where signals are fatal. The model has no SIGABRT; the call fails instead.
    void abort(Abort reason);

    /// brk(2): whether the break stands at `address` now.
    bool moveBreak(uint64_t address);
    /// The break, as the C library remembers it (__curbrk): no call.
    uint64_t breakNow() const { return space().heapEnd.value; }
    /// A private anonymous mapping, or 0.
    uint64_t map(uint64_t bytes);
    void unmap(uint64_t address, uint64_t bytes);

    uint64_t heapStart() const { return space().libraryHeap.value; }
    void setHeapStart(uint64_t address) { kernel_.memoryOf(id_).space.libraryHeap = {address}; }
    PageSize page() const { return kernel_.machine.page(); }

  private:
    const AddressSpace& space() const { return kernel_.machine.memoryOf(kernel_.process(id_)).space; }
    ProcessId memory() const { return kernel_.process(id_).memoryOwner; }
    void recordCall(const char* name);
    void recordReturn(Errno error, uint64_t value);

    Kernel& kernel_;
    ProcessId id_;
    AccessResult signal_{};
    Abort abort_ = Abort::None;
};

}  // namespace pagewalk::library
