#include "playback/foresight.h"

#include "playback/loader.h"
#include "playback/player.h"
#include "scenario/limits.h"

namespace pagewalk {
namespace {

/// Frames enough that the rehearsal reclaims none, as far as entries can name them.
uint32_t roomOf(const PageTableFormat& format) {
    return format.entryBytes() == 4 ? limits::framesOfSmallEntries : uint32_t{1} << 22;
}

}  // namespace

void foresee(const Scenario& scenario, Kernel& kernel) {
    if (kernel.machine.replacement.opt() == nullptr) return;
    Scenario roomy = scenario;
    roomy.machine.frames = roomOf(kernel.machine.hardware.format);
    Kernel rehearsal;
    Environment environment;
    buildMachine(roomy, rehearsal, environment);
    rehearsal.machine.config.frames = scenario.machine.frames;  // what overcommit goes by
    Opt& recorder = *rehearsal.machine.replacement.opt();
    recorder.record();
    for (uint32_t index = 0; index < scenario.steps.size() && !recorder.full(); ++index)
        play(scenario.steps[index], index, rehearsal, environment);
    kernel.machine.replacement.opt()->foresee(recorder.recorded());
}

}  // namespace pagewalk
