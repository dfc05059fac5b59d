#include "kernel/initial_stack.h"

#include "kernel/paging.h"

namespace pagewalk {

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
