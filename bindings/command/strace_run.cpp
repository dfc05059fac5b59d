#include "strace_run.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

namespace pagewalk::command {
namespace {

// A busy machine may need a while to read what is held.
constexpr const char* holdBehindExecve = "inject=execve:delay_exit=200000";
constexpr const char* holdBeforeExit = "inject=exit_group:delay_enter=200000";
constexpr useconds_t pollMicroseconds = 2'000;

std::string readFile(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The process that a line of `strace -f -o` is of; nothing before the first digits are there.
std::optional<uint32_t> pidOf(const std::string& line) {
    const size_t end = line.find_first_not_of("0123456789");
    if (end == 0 || end == std::string::npos || end > 9) return std::nullopt;
    return static_cast<uint32_t>(std::stoul(line.substr(0, end)));
}

/// Follows the growing file of a trace.
class TraceFollower {
  public:
    TraceFollower(const std::string& path, StraceRun& run) : file_(path, std::ios::binary), run_(run) {}

    void poll() {
        file_.clear();
        const std::string more{std::istreambuf_iterator<char>(file_), {}};
        for (const char c : more) {
            if (c == '\n') {
                line(line_);
                line_.clear();
            } else {
                line_ += c;
            }
        }
        // A process that is held before its end has printed half a line.
        if (!more.empty()) ending(line_);
    }

    /// The last layouts stand at the end of the trace, where an importer has no more use for them, but a reader has.
    void finish() {
        poll();
        for (const auto& [pid, maps] : run_.layouts) append(pid, maps);
    }

  private:
    void append(uint32_t pid, const std::string& maps) {
        std::istringstream lines(maps);
        for (std::string region; std::getline(lines, region);)
            run_.trace += std::to_string(pid) + " " + region + "\n";
    }

    void line(const std::string& text) {
        ending(text);
        const bool begins = text.find("execve") != std::string::npos && text.ends_with("= 0 (DELAYED)");
        if (begins) run_.started = true;
        // What strace starts first is the shell that starts the program: it is not injected into, and not told.
        if (!run_.started) return;
        run_.trace += text + "\n";
        const auto pid = pidOf(text);
        if (begins && pid) layout(*pid);
    }

    void layout(uint32_t pid) { append(pid, readFile("/proc/" + std::to_string(pid) + "/maps")); }

    void ending(const std::string& text) {
        if (!run_.started || text.find(" exit_group(") == std::string::npos) return;
        const auto pid = pidOf(text);
        if (!pid || run_.layouts.contains(*pid)) return;
        const std::string maps = readFile("/proc/" + std::to_string(*pid) + "/maps");
        if (!maps.empty()) run_.layouts[*pid] = maps;
    }

    std::ifstream file_;
    StraceRun& run_;
    std::string line_;
};

[[noreturn]] void becomeStrace(const std::vector<std::string>& program, const std::string& output,
                               bool quietly) {
    if (quietly) dup2(STDERR_FILENO, STDOUT_FILENO);
    std::vector<std::string> words{"strace",      "-f",
                                   "-y",          "-q",
                                   "-e",          "trace=memory,process,desc",
                                   "-e",          holdBehindExecve,
                                   "-e",          holdBeforeExit,
                                   "-o",          output,
                                   "sh",          "-c",
                                   "exec \"$@\"", "sh"};
    words.insert(words.end(), program.begin(), program.end());
    std::vector<char*> pointers;
    pointers.reserve(words.size() + 1);
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    execvp("strace", pointers.data());
    _exit(127);
}

}  // namespace

bool haveStrace() {
    const char* path = std::getenv("PATH");
    std::istringstream folders(path == nullptr ? "" : path);
    for (std::string folder; std::getline(folders, folder, ':');) {
        if (access((folder + "/strace").c_str(), X_OK) == 0) return true;
    }
    return false;
}

StraceRun runUnderStrace(const std::vector<std::string>& program, bool quietly) {
    StraceRun run;
    std::string output = "/tmp/pagewalk-trace-XXXXXX";
    const int descriptor = mkstemp(output.data());
    if (descriptor < 0) return run;
    close(descriptor);
    const pid_t child = fork();
    if (child == 0) becomeStrace(program, output, quietly);
    TraceFollower follower(output, run);
    int status = 0;
    while (child > 0 && waitpid(child, &status, WNOHANG) == 0) {
        follower.poll();
        usleep(pollMicroseconds);
    }
    follower.finish();
    unlink(output.c_str());
    return run;
}

}  // namespace pagewalk::command
