#include "kernel/replacement/replacement_policy.h"

namespace pagewalk {

ReplacementPolicy::ReplacementPolicy(const MachineConfig& config)
    : policy_(make(config)),
      watchesAccesses_(std::visit([](const auto& policy) { return policy.watchesAccesses; }, policy_)) {}

ReplacementPolicy::Policy ReplacementPolicy::make(const MachineConfig& config) {
    switch (config.replacement) {
        case Replacement::Fifo: return Fifo(config.frames);
        case Replacement::Lru: return Lru(config.frames);
        case Replacement::Clock: return Clock();
        case Replacement::Nru: return Nru(config.seed);
        case Replacement::Aging: return Aging(config.frames);
        case Replacement::Lfu: return Lfu(config.frames);
        case Replacement::Mru: return Mru(config.frames);
        case Replacement::Random: return RandomChoice(config.seed);
        case Replacement::Opt: return Opt();
        case Replacement::Arc: return Arc(config.frames);
        case Replacement::TwoQueue: return TwoQueue(config.frames);
        case Replacement::Linux: break;
    }
    return TwoLists(config.frames);
}

}  // namespace pagewalk
