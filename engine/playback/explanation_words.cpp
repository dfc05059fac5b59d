#include "playback/explanation_words.h"

#include "scenario/maps_line.h"
#include "scenario/printer.h"

namespace pagewalk {
namespace {

std::string whose(const Explanation& answer, bool alive) {
    const std::string at = hexNumber(answer.address.value);
    if (!alive) return answer.process + " has ended: it owns no address any more.";
    if (answer.half == "hole")
        return at + " is nobody's: it is not canonical, so no page table can translate it.";
    if (answer.half == "kernel") {
        return at + " lies in the kernel's half: it is in " + answer.process +
               "'s address space, but not for " + answer.process + " to use.";
    }
    return at + " is an address of " + answer.process +
           ": the same number in another process is another address.";
}

std::string nameOf(const std::string& label, const std::string& permissions) {
    return (label.empty() ? "an anonymous region" : label) + " (" + permissions + ")";
}

std::string gap(const Explanation& answer) {
    std::string text = "No region: ";
    if (answer.below && answer.above) {
        return text + "it lies in the gap between " + nameOf(answer.below->label, answer.below->permissions) +
               ", which ends at " + hexNumber(answer.below->edge.value) + ", and " +
               nameOf(answer.above->label, answer.above->permissions) + ", which starts at " +
               hexNumber(answer.above->edge.value) + ".";
    }
    if (answer.below)
        return text + "it lies above the last region, " +
               nameOf(answer.below->label, answer.below->permissions) + ".";
    if (answer.above)
        return text + "it lies below the first region, " +
               nameOf(answer.above->label, answer.above->permissions) + ".";
    return text + "nothing is mapped near it.";
}

std::string which(const Explanation& answer) {
    if (!answer.region) return gap(answer);
    return "In the region " + answer.region->mapsLine() + ".";
}

std::string sharing(const Explanation& answer) {
    if (answer.sharedWith.empty()) return ", mapped here alone.";
    constexpr size_t most = 4;
    std::string text = ", which is also ";
    for (size_t i = 0; i < answer.sharedWith.size() && i < most; ++i) {
        if (i > 0) text += " and ";
        text += answer.sharedWith[i].process + "'s " + hexNumber(answer.sharedWith[i].address.value);
    }
    if (answer.sharedWith.size() > most)
        text += " and " + std::to_string(answer.sharedWith.size() - most) + " more";
    return text + ".";
}

std::string backed(const Explanation& answer) {
    const std::string frame = answer.frame ? "Frame " + std::to_string(answer.frame->value) : "";
    const std::string filePage =
        answer.filePage ? "page " + std::to_string(*answer.filePage) + " of " + answer.file : "";
    if (answer.backing == "zero-frame")
        return frame + ", the zero frame that all untouched anonymous pages share.";
    if (answer.backing == "private-frame" && !answer.page)
        return frame + ", a private page that no table maps at the moment.";
    if (answer.backing == "private-frame") return frame + ", a private page" + sharing(answer);
    if (answer.backing == "page-cache") return frame + ", the page cache's " + filePage + sharing(answer);
    if (answer.backing == "file") return "Nothing yet: " + filePage + " would be mapped at the first access.";
    if (answer.backing == "past-end") return "Nothing: " + filePage + " lies past the file's end.";
    if (answer.backing == "unbacked")
        return "Nothing yet: reserved, and backed by a frame at the first access.";
    if (answer.backing == "swap")
        return "Swap slot " + std::to_string(answer.slot.value_or(0)) +
               ": the next access reads it back into a frame.";
    if (answer.backing == "guard") return "Nothing: a guard page, put there to catch accesses.";
    if (answer.backing == "special" && answer.page)
        return frame +
               ", of zeros, which stands in for the kernel's own page: what that holds is not part of the "
               "model.";
    if (answer.backing == "special") return "The kernel itself: its pages are not part of the model.";
    return "Nothing.";
}

}  // namespace

void describeInWords(Explanation& answer, bool alive) {
    answer.whose = whose(answer, alive);
    answer.which = which(answer);
    answer.backed = backed(answer);
}

}  // namespace pagewalk
