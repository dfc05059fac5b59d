#include "scenario/importers/lackey_importer.h"

#include <algorithm>
#include <optional>

#include "scenario/importers/fitting.h"
#include "scenario/importers/page_touches.h"
#include "scenario/importers/process_names.h"
#include "scenario/lexer.h"
#include "scenario/limits.h"
#include "scenario/printer.h"
#include "scenario/text_lines.h"

namespace pagewalk {
namespace {

using namespace importing;

constexpr unsigned pageShift = 12;
constexpr uint64_t pageBytes = uint64_t{1} << pageShift;
constexpr size_t mostRegions = 1'000;
constexpr size_t longestLine = 4'096;
/// The end of the user half: what lies above is no address of a program.
constexpr uint64_t userEnd = uint64_t{1} << 47;

}  // namespace

class LackeyImporter::Trace {
  public:
    void add(std::string_view piece) {
        while (!piece.empty()) {
            const size_t end = piece.find('\n');
            if (end == std::string_view::npos) return keep(piece);
            if (partial_.empty()) {
                line(piece.substr(0, end));
            } else {
                keep(piece.substr(0, end));
                line(partial_);
                partial_.clear();
            }
            piece.remove_prefix(end + 1);
        }
    }

    Imported finish() {
        if (!partial_.empty()) line(partial_);
        if (touches_.accesses() == 0)
            return refuse("there is no access in it",
                          "give the output of valgrind --tool=lackey --trace-mem=yes");
        Scenario scenario;
        scenario.processes.push_back({names_.forProgram(program_)});
        layOut(scenario.processes.back());
        size_t missing = 0;
        do {
            scenario.steps = sweeps(scenario);
            missing = cutToFit(scenario);
        } while (missing != 0 && touches_.fold());
        const bool byAddress = missing != 0;
        if (byAddress) {
            scenario.steps = sweepsByAddress(scenario);
            missing = cutToFit(scenario);
        }
        scenario.machine.frames = framesFor(touches_.pages().size());
        return {head(byAddress, missing) + print(scenario), std::move(diagnostics_), {}};
    }

  private:
    /// A line cut by the end of a piece waits for the next; one without an end is no trace.
    void keep(std::string_view part) {
        partial_.append(part.substr(0, longestLine - std::min(longestLine, partial_.size())));
    }

    // "I  04001090,3", " L 1ffeffe7d8,8", " S …", " M …" (a load and a store of the same bytes)
    void line(std::string_view text) {
        ++number_;
        if (text.starts_with("==")) return comment(text);
        const std::string_view content = trimmed(text);
        if (content.empty()) return;
        const char kind = content.front();
        std::string_view rest = content.substr(1);
        const std::string_view operand = takeWord(rest);
        const size_t comma = operand.find(',');
        uint64_t address = 0;
        uint64_t size = 0;
        const bool good = std::string_view("ILSM").find(kind) != std::string_view::npos &&
                          comma != std::string_view::npos && parseHex(operand.substr(0, comma), address) &&
                          parseNumber(operand.substr(comma + 1), size) && size > 0 && size <= pageBytes &&
                          address < userEnd - pageBytes;
        if (!good)
            return warn(diagnostics_, number_, "this is no access as lackey prints it", "it is passed over");
        if (kind == 'I') return touch(address, size, Access::Execute);
        if (kind != 'S') touch(address, size, Access::Read);
        if (kind != 'L') touch(address, size, Access::Write);
    }

    void touch(uint64_t address, uint64_t size, Access access) {
        const uint64_t first = address >> pageShift;
        const uint64_t last = (address + size - 1) >> pageShift;
        touches_.touch(first, access);
        if (last != first) touches_.touch(last, access);
    }

    // "==9007== Command: ls /"
    void comment(std::string_view text) {
        const size_t at = text.find("Command: ");
        if (at == std::string_view::npos || !program_.empty()) return;
        std::string_view rest = text.substr(at + 9);
        program_ = printable(takeWord(rest));
    }

    /// Neighbouring pages that were used alike are one region.
    void layOut(ProcessDeclaration& process) {
        for (const auto& [page, protection] : touches_.pages()) {
            const VirtualAddress start{page << pageShift};
            LayoutRegion* last = process.layout.empty() ? nullptr : &process.layout.back();
            if (last != nullptr && last->range.end == start && last->protection == protection) {
                last->range.end = start + pageBytes;
            } else {
                process.layout.push_back({{start, start + pageBytes}, protection});
            }
        }
        // Scattered pages make a layout of their own length: then allow what any neighbour allows.
        for (uint64_t gap = pageBytes; process.layout.size() > mostRegions; gap *= 2) join(process.layout, gap);
    }

    static void join(std::vector<LayoutRegion>& layout, uint64_t gap) {
        std::vector<LayoutRegion> joined;
        for (const LayoutRegion& region : layout) {
            if (joined.empty() || region.range.start.value - joined.back().range.end.value >= gap) {
                joined.push_back(region);
                continue;
            }
            LayoutRegion& last = joined.back();
            last.range.end = region.range.end;
            last.protection.write = last.protection.write || region.protection.write;
            last.protection.execute = last.protection.execute || region.protection.execute;
        }
        layout = std::move(joined);
    }

    std::vector<Step> sweeps(const Scenario& scenario) const {
        std::vector<Step> steps;
        for (const auto& slice : touches_.slices()) sweep(slice, scenario.processes.back().name, steps);
        return steps;
    }

    /// The last resort for a trace that jumps about: neighbours side by side, whenever they were touched.
    std::vector<Step> sweepsByAddress(const Scenario& scenario) const {
        std::vector<PageTouch> touches = touches_.slices().front();
        std::sort(touches.begin(), touches.end(), [](PageTouch a, PageTouch b) {
            return a.access != b.access ? a.access < b.access : a.page < b.page;
        });
        std::vector<Step> steps;
        sweep(touches, scenario.processes.back().name, steps);
        return steps;
    }

    static void sweep(const std::vector<PageTouch>& slice, const std::string& process,
                      std::vector<Step>& steps) {
        for (size_t i = 0; i < slice.size();) {
            size_t end = i + 1;
            while (end < slice.size() && slice[end].access == slice[i].access &&
                   slice[end].page == slice[end - 1].page + 1)
                ++end;
            Step step;
            step.process = process;
            step.action = accessStep(slice[i], end - i);
            steps.push_back(std::move(step));
            i = end;
        }
    }

    static AccessStep accessStep(PageTouch touch, uint64_t pages) {
        AccessStep step;
        step.access = touch.access;
        step.address = {Operand::Base::Integer, touch.page << pageShift, ""};
        if (pages > 1) {
            step.sweep = Sweep{{Operand::Base::Integer, (touch.page + pages) << pageShift, ""}, pageBytes};
        }
        if (touch.access == Access::Write) step.value = {false, std::string(1, '\1')};
        return step;
    }

    static uint32_t framesFor(uint64_t pages) {
        uint32_t frames = 64;
        while (frames < pages + 16) frames *= 2;
        return frames;
    }

    std::string head(bool byAddress, size_t missing) const {
        std::string text =
            "# " + (program_.empty() ? "A program" : program_) + ", from an address trace\n# " +
            std::to_string(touches_.accesses()) + " accesses to " + std::to_string(touches_.pages().size()) +
            " pages, folded: of each " + std::to_string(touches_.sliceLength()) +
            " accesses the first touch of every page stands here, in " +
            (byAddress ? "the order of their addresses: they jump about too much for their own.\n"
                       : "their order.\n");
        if (touches_.leftOut() != 0) {
            text += "# Left out: " + std::to_string(touches_.leftOut()) +
                    " accesses to further pages, for which the language has no room.\n";
        }
        if (missing != 0)
            text += "# Left out: " + std::to_string(missing) + " steps more than a scenario has room for.\n";
        return text;
    }

    std::string partial_;
    std::string program_;
    uint32_t number_ = 0;
    PageTouches touches_;
    ProcessNames names_;
    Diagnostics diagnostics_;
};

LackeyImporter::LackeyImporter() : trace_(std::make_unique<Trace>()) {}
LackeyImporter::~LackeyImporter() = default;
void LackeyImporter::add(std::string_view piece) { trace_->add(piece); }
Imported LackeyImporter::finish() { return trace_->finish(); }

Imported importLackey(std::string_view text) {
    LackeyImporter importer;
    importer.add(text);
    return importer.finish();
}

}  // namespace pagewalk
