#include "kernel/access.h"

#include <algorithm>

#include "kernel/calls/exit.h"
#include "kernel/fault_handler.h"

namespace pagewalk {
namespace {

/// The part of an access that lies in one page.
struct Chunk {
    VirtualAddress address;
    size_t from;   // index into the access's bytes
    size_t count;  // bytes
};

Chunk chunkAt(PageSize page, VirtualAddress start, size_t from, size_t total) {
    const VirtualAddress address = start + from;
    return {address, from, std::min<size_t>(total - from, page.bytes() - page.offsetIn(address))};
}

AccessResult deliver(Kernel& kernel, ProcessId id, SignalCode code, VirtualAddress address) {
    const bool killed = code == SignalCode::Kill;
    const bool fatal = killed || kernel.machine.config.signalsFatal;
    kernel.log.record({.kind = EventKind::Signal, .signal = code, .flag = fatal, .address = address});
    if (fatal && kernel.process(id).alive) exitProcess(kernel, id);
    return {code, address};
}

/// MMU, fault, retry, until the page resolves or a signal is due. A fetch can fault twice: filled in first, then refused.
AccessResult resolve(Kernel& kernel, ProcessId id, VirtualAddress address, Access kind,
                     PhysicalAddress& physical) {
    PageFault fault;
    auto found = kernel.mmu().translate(address, kind, fault);
    while (!found) {
        const FaultOutcome outcome = FaultHandler(kernel, kernel.process(id)).handle(fault);
        if (!outcome.resolved()) return deliver(kernel, id, outcome.signal, address);
        FaultCounts& faults = kernel.process(id).faults;
        ++(outcome.major ? faults.major : faults.minor);
        found = kernel.mmu().retry(address, kind, fault);
    }
    physical = *found;
    return {};
}

/// The MMU refuses the address itself; the process gets a signal without one.
AccessResult refuseNonCanonical(Kernel& kernel, ProcessId id, VirtualAddress address, Access kind) {
    PhysicalAddress nowhere;
    return resolve(kernel, id, address, kind, nowhere);
}

void transfer(Kernel& kernel, Access kind, Chunk chunk, PhysicalAddress physical, std::span<uint8_t> bytes) {
    const auto part = bytes.subspan(chunk.from, chunk.count);
    if (kind == Access::Read) kernel.machine.hardware.memory.read(physical, part);
    if (kind == Access::Write) kernel.machine.hardware.memory.write(physical, part);
    if (!kernel.log.listening()) return;
    kernel.log.record({.kind = EventKind::AccessDone,
                       .access = kind,
                       .address = chunk.address,
                       .physical = physical,
                       .count = chunk.count});
}

void note(std::vector<Translation>* translations, PageSize page, VirtualAddress address,
          PhysicalAddress physical) {
    if (translations != nullptr) translations->push_back({{page.roundDown(address.value)}, physical});
}

/// Whether a page resolved before is still where it was: serving the next page may have reclaimed its frame.
bool stillMapped(const Kernel& kernel, ProcessId id, VirtualAddress address, PhysicalAddress physical) {
    const PageSize page = kernel.machine.page();
    const PageTableEntry entry = kernel.machine.viewOf(kernel.process(id)).get({page.roundDown(address.value)});
    return entry.present && entry.frame == page.frameOf(physical);
}

AccessResult accessAcross(Kernel& kernel, ProcessId id, Chunk low, Chunk high, Access kind,
                          std::span<uint8_t> bytes, std::vector<Translation>* translations) {
    PhysicalAddress first;
    PhysicalAddress second;
    do {
        if (const AccessResult result = resolve(kernel, id, low.address, kind, first); !result.ok())
            return result;
        if (const AccessResult result = resolve(kernel, id, high.address, kind, second); !result.ok())
            return result;
    } while (!stillMapped(kernel, id, low.address, first));
    note(translations, kernel.machine.page(), low.address, first);
    note(translations, kernel.machine.page(), high.address, second);
    transfer(kernel, kind, low, first, bytes);
    transfer(kernel, kind, high, second, bytes);
    return {};
}

}  // namespace

AccessResult access(Kernel& kernel, ProcessId id, VirtualAddress address, Access kind, std::span<uint8_t> bytes,
                    std::vector<Translation>* translations) {
    const PageSize page = kernel.machine.page();
    // An operand that reaches into non-canonical addresses is refused whole, before any page of it is translated.
    const VirtualAddress last = address + (bytes.size() - 1);
    if (!kernel.machine.hardware.format.canonical(last)) return refuseNonCanonical(kernel, id, last, kind);
    const Chunk low = chunkAt(page, address, 0, bytes.size());
    if (low.count < bytes.size()) {
        const Chunk high = chunkAt(page, address, low.count, bytes.size());
        if (low.count + high.count == bytes.size()) {
            return accessAcross(kernel, id, low, high, kind, bytes, translations);
        }
    }
    for (size_t from = 0; from < bytes.size();) {
        const Chunk chunk = chunkAt(page, address, from, bytes.size());
        PhysicalAddress physical;
        if (const AccessResult result = resolve(kernel, id, chunk.address, kind, physical); !result.ok())
            return result;
        note(translations, page, chunk.address, physical);
        transfer(kernel, kind, chunk, physical, bytes);
        from += chunk.count;
    }
    return {};
}

}  // namespace pagewalk
