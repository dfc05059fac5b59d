#include "playback/foresight.h"

#include "playback/loader.h"
#include "playback/player.h"

namespace pagewalk {

void foresee(const Scenario& scenario, Kernel& kernel) {
    if (kernel.machine.replacement.opt() == nullptr) return;
    constexpr uint32_t enough = uint32_t{1} << 22;
    Scenario roomy = scenario;
    roomy.machine.frames = enough;
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
