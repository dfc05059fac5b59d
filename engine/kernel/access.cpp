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

/// One access under way.
class Accessor {
  public:
    Accessor(Kernel& kernel, ProcessId id, Access kind, std::span<uint8_t> bytes,
             std::vector<Translation>* translations)
        : kernel_(kernel), id_(id), kind_(kind), bytes_(bytes), translations_(translations) {}

    AccessResult run(VirtualAddress address) {
        // An operand that reaches into non-canonical addresses is refused whole, before any page of it is translated.
        const VirtualAddress last = address + (bytes_.size() - 1);
        PhysicalAddress physical;
        if (!kernel_.machine.hardware.format.canonical(last)) return resolve(last, physical);
        const PageSize page = kernel_.machine.page();
        const Chunk low = chunkAt(page, address, 0, bytes_.size());
        const Chunk high = chunkAt(page, address, low.count, bytes_.size());
        if (high.count != 0 && low.count + high.count == bytes_.size()) return acrossPages(low, high);
        for (size_t from = 0; from < bytes_.size();) {
            const Chunk chunk = chunkAt(page, address, from, bytes_.size());
            if (const AccessResult result = resolve(chunk.address, physical); !result.ok()) return result;
            transfer(chunk, physical);
            from += chunk.count;
        }
        return {};
    }

  private:
    /// MMU, fault, retry, until the page resolves or a signal is due. A fetch can fault twice: filled in first, then refused.
    AccessResult resolve(VirtualAddress address, PhysicalAddress& physical,
                         FrameNumber held = FrameTable::zeroFrame) {
        ReplacementPolicy& replacement = kernel_.machine.replacement;
        const uint64_t placements = replacement.placements();
        PageFault fault;
        auto found = kernel_.mmu().translate(address, kind_, fault);
        while (!found) {
            const FaultOutcome outcome = FaultHandler(kernel_, kernel_.memoryOf(id_), held).handle(fault);
            if (!outcome.resolved()) return deliver(outcome.signal, address);
            kernel_.process(id_).faults.count(outcome);
            found = kernel_.mmu().retry(address, kind_, fault);
        }
        physical = *found;
        if (replacement.watchesAccesses()) {
            const PageSize page = kernel_.machine.page();
            replacement.used(
                {page.frameOf(physical), replacement.placements() != placements, id_, page.pageOf(address)});
        }
        return {};
    }

    AccessResult deliver(SignalCode code, VirtualAddress address) {
        const bool fatal = code == SignalCode::Kill || kernel_.machine.config.signalsFatal;
        kernel_.log.record({.kind = EventKind::Signal, .signal = code, .flag = fatal, .address = address});
        if (fatal && kernel_.process(id_).alive) exitGroup(kernel_, id_);
        return {code, address};
    }

    /// The first page stays where it is while the second is served, or two pages could push each other out for ever.
    AccessResult acrossPages(Chunk low, Chunk high) {
        PhysicalAddress first;
        PhysicalAddress second;
        if (const AccessResult result = resolve(low.address, first); !result.ok()) return result;
        const FrameNumber held = kernel_.machine.page().frameOf(first);
        if (const AccessResult result = resolve(high.address, second, held); !result.ok()) return result;
        transfer(low, first);
        transfer(high, second);
        return {};
    }

    void transfer(Chunk chunk, PhysicalAddress physical) {
        const auto part = bytes_.subspan(chunk.from, chunk.count);
        if (kind_ == Access::Read) kernel_.machine.hardware.memory.read(physical, part);
        if (kind_ == Access::Write) kernel_.machine.hardware.memory.write(physical, part);
        const VirtualAddress page{kernel_.machine.page().roundDown(chunk.address.value)};
        if (translations_ != nullptr) translations_->push_back({page, physical});
        if (!kernel_.log.listening()) return;
        kernel_.log.record({.kind = EventKind::AccessDone,
                            .access = kind_,
                            .address = chunk.address,
                            .physical = physical,
                            .count = chunk.count});
    }

    Kernel& kernel_;
    ProcessId id_;
    Access kind_;
    std::span<uint8_t> bytes_;
    std::vector<Translation>* translations_;
};

/// The usual access: one page, in the TLB. It does what Accessor would, without the machinery for everything else.
bool accessAtOnce(Kernel& kernel, VirtualAddress address, Access kind, std::span<uint8_t> bytes,
                  std::vector<Translation>* translations) {
    if (kernel.machine.replacement.watchesAccesses()) return false;
    PhysicalMemory& memory = kernel.machine.hardware.memory;
    const PageSize page = memory.page();
    if (page.offsetIn(address) + bytes.size() > page.bytes()) return false;
    PhysicalAddress physical;
    if (!kernel.mmu().translateAtOnce(address, kind, physical)) return false;
    if (kind == Access::Read) memory.read(physical, bytes);
    if (kind == Access::Write) memory.write(physical, bytes);
    if (translations != nullptr) translations->push_back({{page.roundDown(address.value)}, physical});
    return true;
}

}  // namespace

AccessResult access(Kernel& kernel, ProcessId id, VirtualAddress address, Access kind, std::span<uint8_t> bytes,
                    std::vector<Translation>* translations) {
    if (accessAtOnce(kernel, address, kind, bytes, translations)) return {};
    return Accessor(kernel, id, kind, bytes, translations).run(address);
}

}  // namespace pagewalk
