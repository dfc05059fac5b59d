// Where execve puts a program, its heap, its stack and its mappings, and what address space layout randomization
// draws for that (fs/binfmt_elf.c; arch/x86/mm/mmap.c, mmap_base and arch_mmap_rnd; mm/util.c, randomize_stack_top;
// arch/x86/kernel/process.c, arch_randomize_brk).
//
// The draws come from the machine's `seed`, in the kernel's order: 28 bits of pages for mappings, 22 for the stack, 28
// for the program where it is position independent, 32 MiB for the break. `seed 0` draws nothing, as setarch -R does.
// An address space smaller than 47 bits draws the same share of itself.
#pragma once

#include <optional>

#include "kernel/machine.h"
#include "kernel/program.h"

namespace pagewalk {

/// A program ready to be mapped.
struct ProgramLayout {
    ProgramSegments segments{};  ///< at the addresses where they go
    AddressRange stack{};
    VirtualAddress heap{};      ///< start_brk
    VirtualAddress mmapBase{};  ///< where free placement begins, downwards
};

/// What a file's segments are: the lines with which a declared layout maps it privately. A file that no layout maps is
/// a position independent program: headers, text, constants and data, as many of the four as its pages give.
ProgramSegments segmentsOf(const Machine& machine, ObjectId file);

/// Draws a layout for a program whose process has this stack limit (bytes). Nothing when it does not fit the user half.
std::optional<ProgramLayout> drawLayout(Machine& machine, ProgramSegments segments, uint64_t stackLimit);

}  // namespace pagewalk
