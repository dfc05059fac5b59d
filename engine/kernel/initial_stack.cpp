#include "kernel/initial_stack.h"

#include <algorithm>
#include <span>
#include <string>

#include "kernel/paging.h"

namespace pagewalk {
namespace {

/// What lies highest in a stack: the program's name, then eight bytes of zeros (fs/exec.c, bprm_stack_limits and
/// copy_string_kernel).
void writeName(Kernel& kernel, FrameNumber frame, const std::string& name) {
    constexpr uint64_t terminator = 8;
    const PageSize page = kernel.machine.page();
    const uint64_t length = std::min<uint64_t>(name.size(), page.bytes() - terminator - 1);
    const std::span bytes(reinterpret_cast<const uint8_t*>(name.data()), length);
    const uint64_t offset = page.bytes() - terminator - 1 - length;
    kernel.machine.hardware.memory.write(page.startOf(frame) + offset, bytes);
}

}  // namespace

void touchStackTop(Kernel& kernel, Process& process, Region& stack) {
    const PageSize page = kernel.machine.page();
    const VirtualAddress top = stack.range.end - page.bytes();
    process.space.stackTop = top;
    process.space.prepareAnonVma(stack);
    if (kernel.machine.frames.freeCount() == 0) return;
    const auto frame = takeFrame(kernel, {{false, process.id, page.pageOf(top).value}, process.id});
    FrameInfo& info = kernel.machine.frames.at(*frame);
    info.owners = 1;
    info.exclusive = true;
    writeName(kernel, *frame, process.name);
    process.space.anonymous.put(page.pageOf(top), AnonymousPage::inFrame(*frame));
    mapPage(kernel, process, top,
            {.present = true,
             .writable = stack.protection.write,
             .executable = stack.protection.execute,
             .accessed = true,
             .dirty = true,
             .frame = *frame});
}

}  // namespace pagewalk
