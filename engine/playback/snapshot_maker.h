// Takes the picture: machine → plain data.
#pragma once

#include "kernel/machine.h"
#include "playback/environment.h"
#include "playback/snapshot.h"

namespace pagewalk {

Snapshot takeSnapshot(const Machine& machine, const Environment& environment, uint32_t position);

/// One region, as a snapshot has it.
RegionSnapshot describeRegion(const Machine& machine, const Process& process, const Region& region);
/// One mapped page, as a snapshot has it.
PageSnapshot describePage(const Machine& machine, VirtualAddress page, const PageTableEntry& entry);

}  // namespace pagewalk
