#include "kernel/populate.h"

#include "kernel/fault_handler.h"

namespace pagewalk {
namespace {

bool needsFault(const PageTableEntry& entry, bool write) {
    return !entry.present || (write && !entry.writable);
}

}  // namespace

void populate(Kernel& kernel, Process& process, AddressRange range) {
    const ProcessId id = process.id;
    for (VirtualAddress page = range.start; page < range.end; page = page + kernel.machine.page().bytes()) {
        const Region* region = process.space.find(page);
        if (region == nullptr || region->protection.none()) return;
        const bool write = region->data();
        const PageTableEntry entry = kernel.machine.viewOf(process).get(page);
        if (!needsFault(entry, write)) continue;
        const PageFault fault{page, write ? Access::Write : Access::Read,
                              entry.present ? FaultCause::Protection : FaultCause::NotPresent, 0};
        const FaultOutcome outcome = FaultHandler(kernel, process).handle(fault);
        if (!outcome.resolved() || !kernel.process(id).alive) return;
        process.faults.count(outcome);
    }
}

}  // namespace pagewalk
