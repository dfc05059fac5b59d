#include <algorithm>
#include <array>

#include "kernel/abi.h"
#include "scenario/importers/fitting.h"
#include "scenario/importers/strace_values.h"
#include "scenario/importers/traced_calls.h"
#include "scenario/limits.h"

namespace pagewalk::importing {
namespace {

constexpr std::string_view sharedMemory = "/dev/shm/";
/// Descriptors of one process (fs.nr_open is 1,048,576 by default, and nobody has so many).
constexpr uint64_t mostDescriptors = 1'048'576;

class FileCall {
  public:
    FileCall(TraceState& state, const TracedEvent& event)
        : state_(state), event_(event), process_(state.processes.of(event.pid)) {}

    bool open() { return opened(argumentOf(event_, 0), argumentOf(event_, 1)); }
    bool openat() { return opened(argumentOf(event_, 1), argumentOf(event_, 2)); }

    bool memfdCreate() {
        const auto name = textIn(argumentOf(event_, 0));
        if (!event_.succeeded() || !name) return false;
        const std::string clean = printable(name->bytes);
        const size_t file = state_.files.unnamedFile("/memfd:" + clean + " (deleted)");
        return bind(file, {state_.steps.freshName("fd"), "memfd_create", {clean}});
    }

    bool close() {
        const auto at = process_.descriptors.find(number(0).value_or(UINT64_MAX));
        if (!event_.succeeded() || at == process_.descriptors.end()) return false;
        const size_t description = at->second;
        process_.descriptors.erase(at);
        return closed(description);
    }

    bool closeRange() {
        const auto first = number(0);
        const auto last = number(1);
        if (!event_.succeeded() || !first || !last) return false;
        bool any = false;
        for (auto at = process_.descriptors.lower_bound(*first);
             at != process_.descriptors.end() && at->first <= *last;) {
            const size_t description = at->second;
            at = process_.descriptors.erase(at);
            any = closed(description) || any;
        }
        return any;
    }

    /// A duplicate is another number for the same description; what the new number was for is closed.
    bool duplicate() {
        const bool command = event_.name == "fcntl";
        if (command && !argumentOf(event_, 1).starts_with("F_DUPFD")) return false;
        const auto old = process_.descriptors.find(number(0).value_or(UINT64_MAX));
        const auto made = numberIn(event_.returned);
        if (!event_.succeeded() || !made || *made >= mostDescriptors || number(0) == made) return false;
        const auto description = old == process_.descriptors.end() ? std::nullopt : std::optional(old->second);
        const auto replaced = process_.descriptors.find(*made);
        if (replaced != process_.descriptors.end()) {
            const size_t was = replaced->second;
            process_.descriptors.erase(replaced);
            closed(was);
        }
        if (description) process_.descriptors[*made] = *description;
        return false;
    }

    /// What fstat and its kin tell is a size, and no step.
    bool status() {
        const size_t structure = event_.name == "newfstatat" ? 2 : event_.name == "statx" ? 4 : 1;
        const std::string& fields = argumentOf(event_, structure);
        const auto size = numberIn(fieldOf(fields, event_.name == "statx" ? "stx_size" : "st_size"));
        if (!event_.succeeded() || !size || fields.find("S_IFREG") == std::string::npos) return false;
        const size_t pathAt = event_.name == "newfstatat" || event_.name == "statx" ? 1 : 0;
        const auto path = textIn(argumentOf(event_, pathAt));
        if (path && !path->bytes.empty()) {
            if (path->whole) state_.files.learnSize(state_.files.fileOf(printable(path->bytes)), *size);
        } else if (const auto file = fileBehind(0)) {
            state_.files.learnSize(*file, *size);
        }
        return false;
    }

    bool seek() {
        const auto position = numberIn(event_.returned);
        OpenDescription* description = descriptionOf(0);
        if (!event_.succeeded() || !position || description == nullptr) return false;
        description->position = *position;
        if (argumentOf(event_, 2) == "SEEK_END" && number(1) == 0)
            state_.files.learnSize(description->file, *position);
        return false;
    }

    bool read() {
        OpenDescription* description = descriptionOf(0);
        const auto count = numberIn(event_.returned);
        if (!event_.succeeded() || description == nullptr || !count || *count > limits::fileBytes) return false;
        const bool placed = event_.name == "pread64";
        const uint64_t from = placed ? number(3).value_or(0) : description->position;
        if (!placed) description->position += *count;
        TracedFile& file = state_.files.file(description->file);
        if (from <= limits::fileBytes) file.needed = std::max(file.needed, from + *count);
        return false;
    }

    /// What is written into a file that is mapped can be seen there; strace shows the first bytes of it.
    bool write() {
        OpenDescription* description = descriptionOf(0);
        const auto count = numberIn(event_.returned);
        const auto text = textIn(argumentOf(event_, 1));
        if (!event_.succeeded() || description == nullptr || !count || !text || *count == 0) return false;
        const bool placed = event_.name == "pwrite64";
        const uint64_t at = placed ? number(3).value_or(0) : description->position;
        if (!placed) description->position += *count;
        state_.files.file(description->file).changed = true;
        const auto file = fileArgument(state_, process_, argumentOf(event_, 0));
        if (!file || text->bytes.empty() || *count > limits::accessBytes || at > limits::fileBytes)
            return false;
        CallStep call{"",
                      "pwrite",
                      {file->argument, Literal{true, writable(text->bytes)}, integerOf(*count), integerOf(at)}};
        return step(std::move(call), valueIs(*count), file->file);
    }

    bool ftruncate() {
        const auto file = fileArgument(state_, process_, argumentOf(event_, 0));
        const auto length = number(1);
        if (!event_.succeeded() || !file || !length || *length > limits::fileBytes) return false;
        state_.files.file(file->file).changed = true;
        return step({"", "ftruncate", {file->argument, integerOf(*length)}}, {}, file->file);
    }

    bool fallocate() {
        const auto file = fileArgument(state_, process_, argumentOf(event_, 0));
        const auto mode = constantsIn(ArgumentKind::FallocFlags, argumentOf(event_, 1));
        const auto from = number(2);
        const auto length = number(3);
        if (!event_.succeeded() || !file || !mode || !from || !length || *from > limits::fileBytes ||
            *length > limits::fileBytes)
            return false;
        state_.files.file(file->file).changed = true;
        return step({"", "fallocate", {file->argument, integerOf(*mode), integerOf(*from), integerOf(*length)}},
                    {}, file->file);
    }

  private:
    std::optional<uint64_t> number(size_t index) const { return numberIn(argumentOf(event_, index)); }

    OpenDescription* descriptionOf(size_t index) {
        const auto at = process_.descriptors.find(number(index).value_or(UINT64_MAX));
        return at == process_.descriptors.end() ? nullptr : &state_.files.description(at->second);
    }
    std::optional<size_t> fileBehind(size_t index) {
        const OpenDescription* description = descriptionOf(index);
        return description == nullptr ? std::nullopt : std::optional(description->file);
    }

    /// A scenario is UTF-8 and prints its strings as they are: bytes from the first that is not ASCII on become zeros.
    static std::string writable(const std::string& bytes) {
        const auto end = std::find_if(bytes.begin(), bytes.end(), [](char c) { return (c & 0x80) != 0; });
        return end == bytes.begin() ? std::string(1, '\0') : std::string(bytes.begin(), end);
    }

    bool opened(const std::string& pathArgument, const std::string& flags) {
        const auto path = textIn(pathArgument);
        if (!event_.succeeded() || !path || !path->whole || path->bytes.empty()) return false;
        // -y tells the whole path of what was opened.
        const std::string_view told = pathOf(event_.returned);
        const std::string name = printable(told.empty() ? std::string_view(path->bytes) : told);
        const bool created = hasFlag(flags, "O_CREAT");
        const bool empty = hasFlag(flags, "O_TRUNC") || hasFlag(flags, "O_EXCL");
        const size_t file = state_.files.fileOf(name);
        TracedFile& opened = state_.files.file(file);
        if (created && empty && !opened.size && opened.needed == 0) opened.made = true;
        if (hasFlag(flags, "O_TRUNC")) opened.changed = true;
        const bool shared = name.starts_with(sharedMemory);
        return bind(file,
                    {state_.steps.freshName("fd"),
                     shared ? "shm_open" : "open",
                     {shared ? name.substr(sharedMemory.size() - 1) : name, integerOf(openFlags(flags))}});
    }

    static uint64_t openFlags(const std::string& flags) {
        uint64_t bits = hasFlag(flags, "O_RDWR")     ? abi::openReadWrite
                        : hasFlag(flags, "O_WRONLY") ? abi::openWriteOnly
                                                     : abi::openReadOnly;
        if (hasFlag(flags, "O_CREAT")) bits |= abi::openCreate;
        if (hasFlag(flags, "O_TRUNC")) bits |= abi::openTruncate;
        return bits;
    }

    /// A new descriptor of the process. The model gives it a number of its own, so it goes by its name.
    bool bind(size_t file, CallStep call) {
        const auto number = numberIn(event_.returned);
        if (!number || *number >= mostDescriptors) return false;
        const size_t description = state_.files.open(file, process_.skipped ? "" : call.result);
        process_.descriptors[*number] = description;
        return step(std::move(call), {}, file);
    }

    bool closed(size_t description) {
        const bool again = std::any_of(process_.descriptors.begin(), process_.descriptors.end(),
                                       [&](const auto& other) { return other.second == description; });
        const OpenDescription& known = state_.files.description(description);
        if (again || known.name.empty()) return false;
        return step({"", "close", {Operand{Operand::Base::Name, 0, known.name}}}, {}, known.file);
    }

    bool step(CallStep call, Expectation expectation, size_t file) {
        if (process_.skipped) return false;
        process_.acted = true;
        state_.steps.add(process_.name, std::move(call), std::move(expectation), file);
        return true;
    }

    TraceState& state_;
    const TracedEvent& event_;
    TracedProcess& process_;
};

struct Entry {
    std::string_view name;
    bool (FileCall::*take)();
};

constexpr std::array calls{
    Entry{"open", &FileCall::open},
    Entry{"openat", &FileCall::openat},
    Entry{"memfd_create", &FileCall::memfdCreate},
    Entry{"close", &FileCall::close},
    Entry{"close_range", &FileCall::closeRange},
    Entry{"dup", &FileCall::duplicate},
    Entry{"dup2", &FileCall::duplicate},
    Entry{"dup3", &FileCall::duplicate},
    Entry{"fcntl", &FileCall::duplicate},
    Entry{"fstat", &FileCall::status},
    Entry{"stat", &FileCall::status},
    Entry{"lstat", &FileCall::status},
    Entry{"newfstatat", &FileCall::status},
    Entry{"statx", &FileCall::status},
    Entry{"lseek", &FileCall::seek},
    Entry{"read", &FileCall::read},
    Entry{"pread64", &FileCall::read},
    Entry{"write", &FileCall::write},
    Entry{"pwrite64", &FileCall::write},
    Entry{"ftruncate", &FileCall::ftruncate},
    Entry{"fallocate", &FileCall::fallocate},
};

}  // namespace

bool takeFileCall(TraceState& state, const TracedEvent& event) {
    const auto known =
        std::find_if(calls.begin(), calls.end(), [&](const Entry& entry) { return entry.name == event.name; });
    return known != calls.end() && (FileCall(state, event).*known->take)();
}

std::optional<FileArgument> fileArgument(TraceState& state, TracedProcess& process,
                                         const std::string& descriptor) {
    const auto number = numberIn(descriptor);
    if (!number || *number >= mostDescriptors) return std::nullopt;
    const auto known = process.descriptors.find(*number);
    if (known != process.descriptors.end()) {
        const OpenDescription& description = state.files.description(known->second);
        if (!description.name.empty())
            return FileArgument{Operand{Operand::Base::Name, 0, description.name}, description.file};
        const TracedFile& file = state.files.file(description.file);
        if (file.made) return std::nullopt;  // made by a call that the scenario does not have
        return FileArgument{file.path, description.file};
    }
    const std::string_view told = pathOf(descriptor);
    const std::string path = told.empty() ? "/descriptor/" + std::to_string(*number) : printable(told);
    const size_t file = state.files.fileOf(path);
    return FileArgument{path, file};
}

}  // namespace pagewalk::importing
