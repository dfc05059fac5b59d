#include "kernel/commit.h"

namespace pagewalk {

uint64_t commitLimitPages(const Machine& machine) {
    return machine.config.swapPages + machine.config.frames / 2;
}

bool chargeCommit(Machine& machine, uint64_t pages) {
    switch (machine.config.overcommit) {
        case Overcommit::Always: break;
        case Overcommit::Heuristic:
            if (pages > uint64_t{machine.config.frames} + machine.config.swapPages) return false;
            break;
        case Overcommit::Never:
            if (machine.committedPages + pages >= commitLimitPages(machine)) return false;
            break;
    }
    machine.committedPages += pages;
    return true;
}

void unchargeCommit(Machine& machine, uint64_t pages) { machine.committedPages -= pages; }

bool accountable(const Region& region) { return region.data() && !region.flags.noReserve; }

}  // namespace pagewalk
