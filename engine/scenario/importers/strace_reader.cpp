#include "scenario/importers/strace_reader.h"

#include <algorithm>
#include <cctype>
#include <map>

#include "scenario/importers/imported.h"
#include "scenario/lexer.h"
#include "scenario/maps_line.h"
#include "scenario/text_lines.h"

namespace pagewalk::importing {
namespace {

constexpr size_t mostArguments = 32;
constexpr std::string_view unfinished = "<unfinished ...>";

bool isDigits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "12:34:56.789", "1700000000.123456", "0.000123", "+0.000123"
bool isTime(std::string_view word) {
    if (word.starts_with('+')) word.remove_prefix(1);
    return word.find_first_of(".:") != std::string_view::npos &&
           word.find_first_not_of("0123456789.:") == std::string_view::npos;
}

/// Takes "[pid N]" or "N" and a time off a line. What is not a number of 32 bits names nobody.
uint32_t takePrefix(std::string_view& line) {
    uint64_t pid = 0;
    std::string_view rest = line;
    std::string_view word = takeWord(rest);
    if (word == "[pid") {
        word = takeWord(rest);
        if (word.ends_with(']')) word.remove_suffix(1);
    }
    if (isDigits(word) && parseNumber(word, pid) && pid <= UINT32_MAX) line = trimmed(rest);
    rest = line;
    if (isTime(takeWord(rest))) line = trimmed(rest);
    return static_cast<uint32_t>(std::min<uint64_t>(pid, UINT32_MAX));
}

/// Walks over the arguments of a call. Quotes, brackets, comments and the paths of -y hide commas and parentheses.
class ArgumentScanner {
  public:
    explicit ArgumentScanner(std::string_view text) : text_(text) {}

    /// Reads up to the closing parenthesis. False when there is none.
    bool run(std::vector<std::string>& arguments) {
        size_t from = at_;
        int depth = 0;
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (c == '"') {
                skipQuoted();
            } else if (text_.substr(at_, 2) == "/*") {
                skipPast("*/");
            } else if (c == '<' && at_ > from) {
                skipPast(">");
            } else if (c == '(' || c == '[' || c == '{') {
                ++depth;
            } else if (c == ')' && depth == 0) {
                push(arguments, from);
                ++at_;
                return true;
            } else if (c == ')' || c == ']' || c == '}') {
                --depth;
            } else if (c == ',' && depth == 0) {
                push(arguments, from);
                from = at_ + 1;
            }
        }
        return false;
    }
    std::string_view rest() const { return text_.substr(std::min(at_, text_.size())); }

  private:
    void push(std::vector<std::string>& arguments, size_t from) const {
        const std::string_view argument = trimmed(text_.substr(from, at_ - from));
        const bool empty = argument.empty() && arguments.empty();
        if (!empty && arguments.size() < mostArguments) arguments.emplace_back(argument);
    }
    void skipQuoted() {
        for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_) {
            if (text_[at_] == '\\') ++at_;
        }
    }
    // What is never closed hides the rest of the line.
    void skipPast(std::string_view end) {
        const size_t found = text_.find(end, at_ + 1);
        at_ = found == std::string_view::npos ? text_.size() : found + end.size() - 1;
    }

    std::string_view text_;
    size_t at_ = 0;
};

/// "= 0x7f…", "= -1 EINVAL (Invalid argument)", "= 3</etc/passwd>", "= ?"
bool readResult(std::string_view text, TracedEvent& event) {
    text = trimmed(text);
    if (!text.starts_with('=')) return false;
    text.remove_prefix(1);
    const std::string_view all = trimmed(text);
    std::string_view value = takeWord(text);
    const size_t open = value.find('<');
    if (open != std::string_view::npos) {  // the path that -y prints may hold blanks
        const size_t close = all.find('>');
        value = all.substr(0, close == std::string_view::npos ? open : close + 1);
        text = {};
    }
    event.returned = std::string(value);
    const std::string_view word = takeWord(text);
    const bool failed = event.returned == "-1" && word.starts_with('E');
    if (failed) event.error = std::string(word);
    return !event.returned.empty();
}

bool readCall(std::string_view text, TracedEvent& event) {
    const size_t open = text.find('(');
    if (open == std::string_view::npos || !isName(text.substr(0, open))) return false;
    event.name = std::string(text.substr(0, open));
    ArgumentScanner scanner(text.substr(open + 1));
    return scanner.run(event.arguments) && readResult(scanner.rest(), event);
}

/// "--- SIGSEGV {si_signo=SIGSEGV, …} ---"
bool readSignal(std::string_view text, TracedEvent& event) {
    if (!text.starts_with("--- ") || !text.ends_with(" ---") || text.size() < 9) return false;
    text = text.substr(4, text.size() - 8);
    event.kind = TracedEvent::Kind::Signal;
    event.name = std::string(takeWord(text));
    event.arguments.emplace_back(trimmed(text));
    return true;
}

/// "+++ exited with 0 +++", "+++ killed by SIGSEGV (core dumped) +++"
bool readEnd(std::string_view text, TracedEvent& event) {
    if (!text.starts_with("+++ ") || !text.ends_with(" +++")) return false;
    event.kind = TracedEvent::Kind::End;
    text.remove_prefix(4);
    event.name = std::string(takeWord(text));
    return true;
}

class StraceReader {
  public:
    explicit StraceReader(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

    std::vector<TracedEvent> run(std::string_view text) {
        TextLines lines(text);
        for (std::string_view line; lines.next(line);) {
            number_ = lines.number();
            line = trimmed(line);
            if (line.empty() || line.starts_with("strace: ")) continue;
            const uint32_t pid = looksLikeMapsLine(line) ? 0 : takePrefix(line);
            if (!read(line, pid)) warn(diagnostics_, number_, "this is no line of strace", "it is passed over");
        }
        return std::move(events_);
    }

  private:
    struct Begun {
        std::string text;
        uint32_t line;
    };

    bool read(std::string_view text, uint32_t pid) {
        if (text.ends_with(unfinished)) {
            text.remove_suffix(unfinished.size());
            begun_[pid] = {std::string(text), number_};
            return true;
        }
        TracedEvent event;
        event.pid = pid;
        event.begun = event.line = number_;
        if (text.starts_with("<... ")) return resume(text, event);
        if (looksLikeMapsLine(text)) {
            event.kind = TracedEvent::Kind::Layout;
            event.arguments.emplace_back(text);
        } else if (!readSignal(text, event) && !readEnd(text, event) && !readCall(text, event)) {
            return false;
        }
        events_.push_back(std::move(event));
        return true;
    }

    // "<... mmap resumed>, …) = 0x7f…": behind it stands what the beginning had not printed yet.
    bool resume(std::string_view text, TracedEvent& event) {
        const size_t end = text.find(" resumed>");
        const auto begun = begun_.find(event.pid);
        if (end == std::string_view::npos || begun == begun_.end()) return false;
        std::string whole = begun->second.text + std::string(text.substr(end + 9));
        event.begun = begun->second.line;
        begun_.erase(begun);
        if (!readCall(whole, event)) return false;
        events_.push_back(std::move(event));
        return true;
    }

    Diagnostics& diagnostics_;
    uint32_t number_ = 0;
    std::map<uint32_t, Begun> begun_;  // by process: calls that have not returned
    std::vector<TracedEvent> events_;
};

}  // namespace

std::vector<TracedEvent> readStrace(std::string_view text, Diagnostics& diagnostics) {
    return StraceReader(diagnostics).run(text);
}

}  // namespace pagewalk::importing
