#include "kernel/calls/mincore.h"

namespace pagewalk {
namespace {

bool resident(const Kernel& kernel, const Process& process, const Region& region, VirtualAddress page) {
    if (kernel.machine.viewOf(process).get(page).mapped()) return true;
    const PageSize size = kernel.machine.page();
    if (const AnonymousPage* own = process.space.anonymous.find(size.pageOf(page))) {
        if (own->isSwapped()) return kernel.machine.swap.at(own->slot).cached.value != 0;
        if (!own->isGuard()) return true;  // behind a guard the file is asked as if nothing were there
    }
    if (region.anonymous()) return false;
    const FileObject& file = kernel.machine.objects[region.object];
    const uint64_t index = region.pageInObject(page, size);
    return index < file.pages() && (file.placed(index) != nullptr || file.warm(index));
}

}  // namespace

Result<std::string> mincore(const Kernel& kernel, ProcessId id, VirtualAddress address, uint64_t length) {
    const PageSize page = kernel.machine.page();
    if (!page.aligned(address.value)) return Errno::InvalidArgument;
    const uint64_t userEnd = kernel.machine.hardware.format.userEnd().value;
    if (address.value > userEnd || length > userEnd - address.value) return Errno::NoMemory;
    const Process& process = kernel.process(id);
    std::string digits;
    for (VirtualAddress at = address; at < address + page.roundUp(length); at = at + page.bytes()) {
        const Region* region = process.space.find(at);
        if (region == nullptr) return Errno::NoMemory;
        digits += resident(kernel, process, *region, at) ? '1' : '0';
    }
    return digits;
}

}  // namespace pagewalk
