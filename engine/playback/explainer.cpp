#include "playback/explainer.h"

#include "kernel/access.h"
#include "kernel/scheduler.h"
#include "playback/explanation_words.h"
#include "playback/snapshot_maker.h"

namespace pagewalk {
namespace {

const char* halfOf(const PageTableFormat& format, VirtualAddress address) {
    if (!format.canonical(address)) return "hole";
    return address < format.userEnd() + format.page().bytes() ? "user" : "kernel";
}

Neighbour neighbour(const Machine& machine, const Process& process, const Region& region, VirtualAddress edge) {
    return {edge, labelOf(machine, process.space, region), permissionLetters(region.protection, region.shared)};
}

/// Enough for one access with all its faults.
constexpr size_t probeEvents = 1024;

/// Makes the access on a copy of the machine: the answer is what would really happen, and nothing has.
WouldDo tryAccess(const Machine& machine, ProcessId id, VirtualAddress address, Access kind) {
    Kernel copy{machine, {}};
    switchTo(copy, id);
    copy.log.listen(probeEvents);
    std::vector<uint8_t> byte(1);
    const FaultCounts before = copy.process(id).faults;
    const AccessResult result = access(copy, id, address, kind, byte, nullptr);
    WouldDo would;
    would.result = result.ok() ? "ok" : signalName(result.signal);
    if (!result.ok() && *signalCodeName(result.signal) != '\0')
        would.result += std::string(" ") + signalCodeName(result.signal);
    for (const Event& event : copy.log.events()) {
        if (event.kind == EventKind::FaultServed) would.served = faultKindName(event.served);
    }
    would.minor = copy.process(id).faults.minor - before.minor;
    would.major = copy.process(id).faults.major - before.major;
    return would;
}

/// Every other page that the same frame is mapped at.
std::vector<SharedPlace> placesOf(const Machine& machine, FrameNumber frame, ProcessId self,
                                  VirtualAddress page) {
    std::vector<SharedPlace> places;
    for (const Process& process : machine.processes) {
        if (!process.alive) continue;
        for (const Region& region : process.space.regions()) {
            machine.viewOf(process).forEach(region.range, [&](VirtualAddress at, const PageTableEntry& entry) {
                if (entry.frame != frame || (process.id == self && at == page)) return;
                places.push_back({process.name, at});
            });
        }
    }
    return places;
}

void explainMapped(const Machine& machine, const Process& process, const Region& region, VirtualAddress address,
                   const PageTableEntry& entry, Explanation& answer) {
    const PageSize size = machine.page();
    const VirtualAddress page{size.roundDown(address.value)};
    answer.page = describePage(machine, page, entry);
    answer.frame = entry.frame;
    if (entry.present) answer.physical = size.startOf(entry.frame) + size.offsetIn(address);
    const FrameInfo& info = machine.frames.at(entry.frame);
    if (info.use == FrameUse::Zero) {
        answer.backing = region.special ? "special" : "zero-frame";
        return;
    }
    answer.sharedWith = placesOf(machine, entry.frame, process.id, page);
    answer.backing = info.use == FrameUse::PageCache ? "page-cache" : "private-frame";
    if (info.use == FrameUse::PageCache) answer.filePage = info.pageInObject;
}

void explainUnmapped(const Machine& machine, const Process& process, const Region& region,
                     VirtualAddress address, Explanation& answer) {
    if (region.special) {
        answer.backing = "special";
        return;
    }
    const AnonymousPage* own = process.space.anonymous.find(machine.page().pageOf(address));
    if (own != nullptr && own->isInFrame()) {
        answer.backing = "private-frame";
        answer.frame = own->frame;
    } else if (own != nullptr) {
        answer.backing = own->isGuard() ? "guard" : "swap";
        if (own->isSwapped()) answer.slot = own->slot;
    } else if (region.anonymous()) {
        answer.backing = "unbacked";
    } else {
        const uint64_t index = region.pageInObject({machine.page().roundDown(address.value)}, machine.page());
        answer.filePage = index;
        answer.backing = index < machine.objects[region.object].pages() ? "file" : "past-end";
    }
}

void explainRegion(const Machine& machine, const Process& process, VirtualAddress address,
                   Explanation& answer) {
    const Region* region = process.space.find(address);
    if (region == nullptr) {
        const Region* below = process.space.below(address);
        const Region* above = process.space.firstEndingAbove(address);
        if (below != nullptr) answer.below = neighbour(machine, process, *below, below->range.end);
        if (above != nullptr) answer.above = neighbour(machine, process, *above, above->range.start);
        answer.backing = "none";
        return;
    }
    answer.region = describeRegion(machine, process, *region);
    if (!region->anonymous()) answer.file = machine.objects[region->object].name();
    const PageTableEntry entry = machine.viewOf(process).get({machine.page().roundDown(address.value)});
    if (entry.mapped()) {
        explainMapped(machine, process, *region, address, entry, answer);
    } else {
        explainUnmapped(machine, process, *region, address, answer);
    }
}

}  // namespace

Explanation explain(const Machine& machine, ProcessId id, VirtualAddress address) {
    const Process& process = machine.memoryOf(machine.processes[id]);
    Explanation answer;
    answer.process = machine.processes[id].name;
    answer.address = address;
    answer.half = halfOf(machine.hardware.format, address);
    answer.backing = "none";
    if (!machine.processes[id].alive) {
        describeInWords(answer, false);
        return answer;
    }
    if (answer.half != std::string("hole")) explainRegion(machine, process, address, answer);
    for (const WalkRead& read : Mmu::readsOf(machine.hardware, process.root, address)) {
        answer.walk.push_back(
            {read.level, read.table, read.index, read.raw, machine.hardware.format.presentBit(read.raw)});
    }
    answer.read = tryAccess(machine, id, address, Access::Read);
    answer.write = tryAccess(machine, id, address, Access::Write);
    answer.execute = tryAccess(machine, id, address, Access::Execute);
    describeInWords(answer, true);
    return answer;
}

}  // namespace pagewalk
