#include "scenario/step_parser.h"

#include <algorithm>
#include <array>
#include <vector>

#include "scenario/call_table.h"
#include "scenario/expectation_parser.h"
#include "scenario/limits.h"
#include "scenario/operand_parser.h"
#include "scenario/suggest.h"

namespace pagewalk {
namespace {

constexpr std::array<std::string_view, 6> lineWords{"machine", "file", "process", "note", "switch", "sysctl"};

/// A fetch is of one short instruction: the recorded ones of a real kernel are two bytes long.
constexpr uint64_t instructionBytes = 2;

/// What a process can do, and so not the beginning of a line.
std::vector<std::string_view> operations() {
    std::vector<std::string_view> words(callNames().begin(), callNames().end());
    words.insert(words.end(), {"read", "write", "exec"});
    return words;
}

bool unknownOperation(Cursor& line, const Token& token) {
    if (token.text == "trace") {
        return line.fail(token, "'" + token.text + "' is not modelled yet", suggestion("", callNames()));
    }
    return line.fail(token, "unknown operation '" + token.text + "'", suggestion(token.text, operations()));
}

bool parseConstants(Cursor& line, ArgumentKind kind, Operand& operand) {
    operand = {};
    do {
        const Token token = line.next();
        if (token.kind == TokenKind::Number) {
            // "32bit" begins with a digit, and is no number.
            const auto word = constantOf(kind, token.text);
            operand.value |= word ? *word : token.number;
            continue;
        }
        const auto value = token.kind == TokenKind::Word ? constantOf(kind, token.text) : std::nullopt;
        if (!value) {
            return line.fail(token, "unknown flag '" + token.text + "'", constantSuggestion(kind, token.text));
        }
        operand.value |= *value;
    } while (line.acceptSymbol("|"));
    return true;
}

/// ["ls", "-l"], which the lexer takes for a label: strings of the program's, outside the modelled memory.
bool isListOfStrings(const Token& token) {
    if (token.kind != TokenKind::Label) return false;
    const std::string_view inside = std::string_view(token.text).substr(1, token.text.size() - 2);
    Diagnostics mistakes;
    bool wanted = true;  // a string comes next, else a comma
    for (const Token& part : tokenize(inside, 1, mistakes)) {
        if (part.kind == TokenKind::End) break;
        const bool good = wanted ? part.kind == TokenKind::String : part.text == ",";
        if (!good) return false;
        wanted = !wanted;
    }
    return mistakes.empty();
}

/// Whether clone's arguments stand in another order than the system call's: named as strace names them, or with the
/// flags third, as the C library takes them.
bool otherSpellingOfClone(const Cursor& line) {
    if (line.peek().text == "child_stack" && line.isSymbol("=", 1)) return true;
    size_t argument = 0;
    for (size_t i = 0; line.peek(i).kind != TokenKind::End && !line.isSymbol(")", i); ++i) {
        if (line.isSymbol(",", i)) ++argument;
        const Token& token = line.peek(i);
        const bool flag =
            token.kind == TokenKind::Word && constantOf(ArgumentKind::CloneFlags, token.text).has_value();
        if (flag) return argument == 2;
    }
    return false;
}

bool parseArgument(Cursor& line, const BoundNames& names, ArgumentKind kind, Argument& argument) {
    const bool text = kind == ArgumentKind::File || kind == ArgumentKind::Path;
    if (text && line.peek().kind == TokenKind::String) {
        argument = line.next().text;
        return true;
    }
    if (kind == ArgumentKind::Bytes) {
        Literal literal;
        const bool good = parseLiteral(line, "bytes to write", literal);
        argument = std::move(literal);
        return good;
    }
    if (kind == ArgumentKind::Path)
        return line.fail(line.peek(), "expected a path in quotes" + line.found(), "as in \"/bin/app\"");
    if (kind == ArgumentKind::Strings && line.peek().kind == TokenKind::Label && !isListOfStrings(line.peek()))
        return line.fail(line.peek(), "expected strings in brackets" + line.found(), R"(as in ["ls", "-l"])");
    Operand operand;
    const bool good = takesConstants(kind) ? parseConstants(line, kind, operand)
                                           : parseOperand(line, names, "an argument", operand);
    argument = operand;
    return good;
}

}  // namespace

bool StepParser::parse(Cursor& line, std::string_view text, Step& step) {
    if (line.isWord("note")) {
        const size_t from = text.find("note") + 4;
        const size_t start = text.find_first_not_of(" \t", from);
        step.action = NoteStep{std::string(start == std::string_view::npos ? "" : text.substr(start))};
        return true;
    }
    bool good = false;
    if (line.acceptWord("switch")) {
        good = switchTo(line, step);
    } else if (line.acceptWord("sysctl")) {
        good = sysctl(line, step);
    } else {
        good = process(line, step.process) && line.expectSymbol(":", "as in A: read 0x602010") &&
               action(line, step);
    }
    if (!good) return false;
    if (line.acceptSymbol("=>")) return parseExpectations(line, names_, step.expectations);
    return line.expectEnd("the step");
}

bool StepParser::switchTo(Cursor& line, Step& step) {
    step.action = SwitchStep{};
    const Token name = line.peek();
    if (name.kind == TokenKind::Word && names_.processes.contains(name.text))
        return process(line, step.process);
    const std::vector<std::string_view> known(names_.processes.begin(), names_.processes.end());
    if (name.kind != TokenKind::Word)
        return line.fail(name, "expected a process's name" + line.found(), suggestion("", known));
    return line.fail(name, "there is no process '" + name.text + "'", suggestion(name.text, known));
}

bool StepParser::sysctl(Cursor& line, Step& step) {
    const Token name = line.next();
    constexpr std::array<std::string_view, 1> known{"vm.overcommit_memory"};
    if (name.text != known[0])
        return line.fail(name, "unknown sysctl '" + name.text + "'", suggestion(name.text, known));
    uint64_t value = 0;
    if (!line.expectSymbol("=", "as in sysctl vm.overcommit_memory = 2")) return false;
    const Token at = line.peek();
    if (!line.expectNumber(value, "a number", "0 heuristic, 1 always, 2 never")) return false;
    if (value > 2) return line.fail(at, "vm.overcommit_memory is 0, 1 or 2", "0 heuristic, 1 always, 2 never");
    step.action = SysctlStep{name.text, value};
    return true;
}

bool StepParser::process(Cursor& line, std::string& name) {
    const Token token = line.peek();
    if (token.kind == TokenKind::Word && names_.processes.contains(token.text)) {
        name = line.next().text;
        return true;
    }
    if (token.kind != TokenKind::Word)
        return line.fail(token, "a line begins with a word" + line.found(),
                         "a process's name, or one of machine, file, process, note, switch");
    const bool step = line.isSymbol(":", 1);
    std::vector<std::string_view> known(names_.processes.begin(), names_.processes.end());
    if (!step) {
        known.insert(known.end(), lineWords.begin(), lineWords.end());
        const std::string_view meant = nearestWord(token.text, operations());
        const bool nearer = meant == token.text || nearestWord(token.text, known).empty();
        if (!meant.empty() && nearer) {
            const std::string first = names_.processes.empty() ? "P" : *names_.processes.begin();
            const std::string word(meant);
            return line.fail(token, "'" + word + "' needs its process first", "as in " + first + ": " + word);
        }
    }
    const std::string message =
        step ? "there is no process '" + token.text + "'" : "unknown line '" + token.text + "'";
    return line.fail(token, message,
                     known.empty() ? "declare it: process " + token.text : suggestion(token.text, known));
}

bool StepParser::action(Cursor& line, Step& step) {
    if (line.acceptWord("read")) return access(line, Access::Read, step);
    if (line.acceptWord("write")) return access(line, Access::Write, step);
    if (line.acceptWord("exec")) return access(line, Access::Execute, step);
    return call(line, step);
}

bool StepParser::access(Cursor& line, Access kind, Step& step) {
    AccessStep made;
    made.access = kind;
    if (!parseOperand(line, names_, "an address", made.address)) return false;
    if (line.acceptSymbol("..") && !sweep(line, made)) return false;
    if (kind == Access::Write) {
        if (!parseLiteral(line, "a value to write", made.value)) return false;
        made.size = made.value.bytes.size();
    }
    if (kind == Access::Read && !readSize(line, made)) return false;
    if (kind == Access::Execute) made.size = instructionBytes;
    if (made.sweep && made.sweep->stride == 0) made.sweep->stride = made.size;
    step.action = std::move(made);
    return true;
}

bool StepParser::readSize(Cursor& line, AccessStep& step) {
    if (line.peek().kind != TokenKind::Number) return true;
    const Token token = line.next();
    if (token.number < 1 || token.number > limits::accessBytes) {
        return line.fail(token, "an access has 1 to " + std::to_string(limits::accessBytes) + " bytes",
                         "as in read 0x602010 8");
    }
    step.size = token.number;
    return true;
}

bool StepParser::sweep(Cursor& line, AccessStep& step) {
    Sweep made;
    const Token end = line.peek();
    if (!parseOperand(line, names_, "the sweep's end", made.end)) return false;
    if (line.acceptWord("by")) {
        const Token stride = line.peek();
        if (!line.expectNumber(made.stride, "the sweep's stride", "as in by 4K")) return false;
        if (made.stride == 0) return line.fail(stride, "a stride of 0 never ends", "as in by 4K");
    }
    // Two ends of the same base can be compared now; others when the step is played.
    const bool comparable = made.end.base == step.address.base && made.end.name == step.address.name;
    const uint64_t bytes = made.end.value - step.address.value;
    const uint64_t stride = made.stride == 0 ? 1 : made.stride;
    if (comparable && static_cast<int64_t>(bytes) <= 0)
        return line.fail(end, "the sweep ends before it starts", "write the lower address first");
    if (comparable && (bytes - 1) / stride >= limits::sweepAccesses) {
        return line.fail(end, "more than " + std::to_string(limits::sweepAccesses) + " accesses in a sweep",
                         "that is the bound of the language: take a longer stride");
    }
    step.sweep = made;
    return true;
}

bool StepParser::call(Cursor& line, Step& step) {
    CallStep made;
    Token result;
    if (line.peek().kind == TokenKind::Word && line.isSymbol("=", 1)) {
        result = line.next();
        line.next();
        made.result = result.text;
    }
    const Token name = line.peek();
    if (name.kind != TokenKind::Word)
        return line.fail(name, "expected an operation" + line.found(),
                         "read, write, exec or a call, as in mmap(…)");
    line.next();
    made.name = name.text;
    const bool access = name.text == "read" || name.text == "write" || name.text == "exec";
    if (access)
        return line.fail(result, "an access has no result to bind", "write it without '" + result.text + " ='");
    if (callSignature(name.text) == nullptr) return unknownOperation(line, name);
    if (!arguments(line, made) || !bind(line, result, made)) return false;
    step.action = std::move(made);
    return true;
}

bool StepParser::arguments(Cursor& line, CallStep& call) {
    const CallSignature& signature = *callSignature(call.name);
    if (!line.expectSymbol("(", "as in " + call.name + "(…)")) return false;
    if (call.name == "clone" && otherSpellingOfClone(line)) return otherClone(line, call);
    while (!line.isSymbol(")")) {
        if (call.arguments.size() == signature.arguments.size()) {
            return line.fail(line.peek(),
                             call.name + " takes " + std::to_string(signature.arguments.size()) + " arguments",
                             "close the parenthesis here");
        }
        const ArgumentKind kind = signature.arguments[call.arguments.size()];
        if (!parseArgument(line, names_, kind, call.arguments.emplace_back())) return false;
        if (!line.isSymbol(")") && !line.expectSymbol(",", "arguments are separated by commas")) return false;
    }
    const Token close = line.next();
    if (call.arguments.size() >= signature.required) return true;
    return line.fail(close,
                     call.name + " needs " + std::to_string(signature.required) + " arguments, found " +
                         std::to_string(call.arguments.size()),
                     "as the manual page has them");
}

// clone(child_stack=NULL, flags=…) as strace prints it, clone(fn, stack, flags, arg) as the C library has it: kept as
// clone(flags, stack), the system call's own order. What comes behind means nothing to memory.
bool StepParser::otherClone(Cursor& line, CallStep& call) {
    call.arguments.resize(2);
    const bool printed = line.isSymbol("=", 1);
    if (printed) {
        line.next();
    } else {
        while (!line.isSymbol(",")) line.next();  // the function
    }
    line.next();
    if (!parseArgument(line, names_, ArgumentKind::Address, call.arguments[1])) return false;
    if (!line.expectSymbol(",", "arguments are separated by commas")) return false;
    if (printed && !(line.acceptWord("flags") && line.acceptSymbol("=")))
        return line.fail(line.peek(), "expected flags=" + line.found(),
                         "as in clone(child_stack=NULL, flags=SIGCHLD)");
    if (!parseArgument(line, names_, ArgumentKind::CloneFlags, call.arguments[0])) return false;
    while (!line.isSymbol(")") && !line.atEnd()) line.next();
    return line.expectSymbol(")", "as in clone(fn, stack, flags, arg)");
}

bool StepParser::bind(Cursor& line, const Token& result, const CallStep& call) {
    const bool makesProcess = callSignature(call.name)->bindsProcess;
    if (call.result.empty()) return true;
    if (!isName(call.result))
        return line.fail(result, "'" + call.result + "' is not a name",
                         "a letter, then letters, digits, _ . -");
    if (makesProcess && names_.processes.contains(call.result)) {
        return line.fail(result, "the process '" + call.result + "' exists already",
                         "give the child another name");
    }
    (makesProcess ? names_.processes : names_.results).insert(call.result);
    return true;
}

}  // namespace pagewalk
