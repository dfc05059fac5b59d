#include "scenario/parser.h"

#include <algorithm>

#include "scenario/cursor.h"
#include "scenario/header_parser.h"
#include "scenario/limits.h"
#include "scenario/maps_line.h"
#include "scenario/step_parser.h"
#include "scenario/validator.h"

namespace pagewalk {
namespace {

class Parser {
  public:
    Parser() : headers_(all_, diagnostics_), steps_(names_) {}

    Parsed run(std::string_view text) {
        if (text.size() > limits::textBytes) {
            complain({1, 1, 0}, "the text is longer than 256 KiB", "that is the bound of the language");
            return finish();
        }
        while (!text.empty()) {
            const size_t newline = std::min(text.find('\n'), text.size());
            ++line_;
            readLine(text.substr(0, newline));
            text.remove_prefix(std::min(newline + 1, text.size()));
        }
        return finish();
    }

  private:
    void readLine(std::string_view raw) {
        const bool layout = headers_.inProcess() && looksLikeMapsLine(raw);
        const std::string_view text = withoutComment(raw, layout ? LineKind::Layout : LineKind::Other);
        const size_t first = text.find_first_not_of(" \t\r");
        if (first == std::string_view::npos) return;
        const bool good = (first > 0 || isPastedLayout(text)) ? readDetail(text) : readTopLevel(text);
        if (good || broken_) return;
        broken_ = true;
        // What stands above this line has been read into all_; a header's broken line takes its own effect back no further.
        playable_ = all_;
    }

    /// Lines of maps pasted below a process header stand at the margin: they are its layout all the same.
    bool isPastedLayout(std::string_view text) const { return headers_.inProcess() && looksLikeMapsLine(text); }

    bool readDetail(std::string_view text) {
        if (headers_.hasCurrent()) return headers_.detail(text, line_);
        const auto column = static_cast<uint32_t>(text.find_first_not_of(" \t") + 1);
        return complain({line_, column, static_cast<uint32_t>(text.size() + 1 - column)},
                        "an indented line belongs to a header, and there is none above",
                        "remove the blanks at its start");
    }

    bool readTopLevel(std::string_view text) {
        const size_t before = diagnostics_.size();
        // A note is prose: its characters are nobody's business.
        const bool note = text == "note" || text.starts_with("note ") || text.starts_with("note\t");
        Cursor line(tokenize(note ? "note" : text, line_, diagnostics_), diagnostics_);
        if (diagnostics_.size() != before) {
            headers_.close();
            return false;
        }
        if (HeaderParser::isHeader(line) && !line.isSymbol(":", 1)) {
            const bool good = headers_.header(line);
            if (!all_.processes.empty()) names_.processes.insert(all_.processes.back().name);
            return good;
        }
        headers_.close();
        Step step;
        step.line = line_;
        if (!steps_.parse(line, text, step)) return false;
        if (all_.steps.size() >= limits::steps) {
            return complain({line_, 1, static_cast<uint32_t>(text.size())}, "more than 10,000 steps",
                            "that is the bound of the language");
        }
        all_.steps.push_back(std::move(step));
        return true;
    }

    bool complain(SourceRange where, std::string message, std::string hint) {
        diagnostics_.push_back({where, Severity::Error, std::move(message), std::move(hint)});
        return false;
    }

    Parsed finish() {
        validate(all_, diagnostics_);
        std::stable_sort(diagnostics_.begin(), diagnostics_.end(),
                         [](const Diagnostic& a, const Diagnostic& b) { return a.where.line < b.where.line; });
        Parsed parsed{broken_ ? std::move(playable_) : std::move(all_), std::move(diagnostics_)};
        cutAtFirstError(parsed);
        return parsed;
    }

    /// The validator finds mistakes after the lines below them were read: takes those lines out again.
    static void cutAtFirstError(Parsed& parsed) {
        const auto first = std::find_if(parsed.diagnostics.begin(), parsed.diagnostics.end(),
                                        [](const Diagnostic& d) { return d.severity == Severity::Error; });
        if (first == parsed.diagnostics.end()) return;
        const uint32_t line = first->where.line;
        auto& scenario = parsed.scenario;
        std::erase_if(scenario.steps, [line](const Step& step) { return step.line >= line; });
        for (ProcessDeclaration& process : scenario.processes) {
            std::erase_if(process.layout,
                          [line](const LayoutRegion& region) { return region.where.line >= line; });
        }
    }

    Scenario all_;
    Scenario playable_;
    bool broken_ = false;
    Diagnostics diagnostics_;
    BoundNames names_;
    HeaderParser headers_;
    StepParser steps_;
    uint32_t line_ = 0;
};

}  // namespace

bool Parsed::hasErrors() const {
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::Error; });
}

Parsed parse(std::string_view text) { return Parser().run(text); }

}  // namespace pagewalk
