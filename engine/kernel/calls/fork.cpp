#include "kernel/calls/fork.h"

#include "kernel/commit.h"
#include "kernel/paging.h"
#include "kernel/scheduler.h"

namespace pagewalk {
namespace {

/// Charges the child's regions one by one, as dup_mmap does: each is a request of its own. All or nothing.
bool chargeChild(Machine& machine, const Process& parent) {
    uint64_t charged = 0;
    for (const Region& region : parent.space.regions()) {
        if (!region.flags.accounted || region.flags.dontFork) continue;
        const uint64_t pages = region.range.bytes() >> machine.page().shift;
        if (!chargeCommit(machine, pages)) {
            unchargeCommit(machine, charged);
            return false;
        }
        charged += pages;
    }
    return true;
}

/// Every private page has one owner more, and nobody may write it without asking (mm/memory.c, copy_present_page).
uint64_t sharePrivatePages(Kernel& kernel, const Process& parent, Process& child) {
    uint64_t frames = 0;
    for (const auto& [page, content] : parent.space.anonymous.pages()) {
        const Region* region = child.space.find(kernel.machine.page().startOf(page));
        if (region == nullptr || region->flags.wipeOnFork) continue;
        child.space.anonymous.put(page, content);
        if (content.isSwapped()) kernel.machine.swap.addReference(content.slot);
        if (!content.isInFrame()) continue;
        FrameInfo& info = kernel.machine.frames.at(content.frame);
        ++info.owners;
        info.exclusive = false;
        ++frames;
    }
    return frames;
}

/// Copies the entries of one region, write-protected on both sides where a write has to copy.
uint64_t copyEntries(Kernel& kernel, Process& parent, Process& child, const Region& region) {
    uint64_t copied = 0;
    kernel.machine.viewOf(parent).forEach(region.range, [&](VirtualAddress page, const PageTableEntry& entry) {
        PageTableEntry shared = entry;
        if (!region.shared) shared.writable = false;
        if (shared != entry) mapPage(kernel, parent, page, shared);
        shared.accessed = false;
        if (region.shared) shared.dirty = false;  // that it was written, the parent's entry knows
        mapPage(kernel, child, page, shared);
        ++copied;
    });
    prepareTables(kernel, parent, region.range, child, region.range.start);
    return copied;
}

/// The child's regions: the parent's, unlocked, with private pages of a line of their own (mm/rmap.c, anon_vma_fork).
void copyRegions(const Process& parent, Process& child) {
    child.space = parent.space;
    child.space.anonymous = {};
    child.space.lockFuture = false;
    std::erase_if(child.space.mutableRegions(), [](const Region& region) { return region.flags.dontFork; });
    for (Region& region : child.space.mutableRegions()) {
        region.flags.locked = false;
        if (region.flags.wipeOnFork) region.anonVma = {};
        if (region.anonVma.present()) region.anonVma = child.space.newAnonVma(true);
    }
}

}  // namespace

Result<ProcessId> fork(Kernel& kernel, ProcessId parentId, const std::string& childName) {
    if (!chargeChild(kernel.machine, kernel.memoryOf(parentId))) return Errno::NoMemory;
    const ProcessId childId = createProcess(kernel, childName, parentId).id;
    Process& parent = kernel.memoryOf(parentId);
    Process& child = kernel.process(childId);
    child.descriptors = kernel.filesOf(parentId).descriptors;
    child.limits = kernel.process(kernel.process(parentId).leader).limits;
    child.privileged = kernel.process(parentId).privileged;
    child.stack = kernel.process(parentId).stack;
    copyRegions(parent, child);
    const uint64_t frames = sharePrivatePages(kernel, parent, child);
    uint64_t entries = 0;
    for (const Region& region : child.space.regions()) {
        const bool copied = region.anonVma.present() || region.flags.hadGuards;
        if (copied && !region.flags.wipeOnFork) entries += copyEntries(kernel, parent, child, region);
    }
    kernel.log.record({.kind = EventKind::Forked, .other = childId, .index = entries, .count = frames});
    return childId;
}

}  // namespace pagewalk
