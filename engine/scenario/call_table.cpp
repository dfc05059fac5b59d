#include "scenario/call_table.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "kernel/abi.h"

namespace pagewalk {
namespace {

struct Constant {
    std::string_view name;  // without its prefix, lower case: the short form
    uint64_t value;
};

// Where two names share a bit, the first is the one that is printed.
constexpr std::array protections{
    Constant{"read", abi::protRead},       Constant{"write", abi::protWrite},
    Constant{"exec", abi::protExec},       Constant{"growsdown", abi::protGrowsDown},
    Constant{"growsup", abi::protGrowsUp}, Constant{"none", 0},
};
constexpr std::array mapFlags{
    Constant{"shared_validate", abi::mapSharedValidate},
    Constant{"shared", abi::mapShared},
    Constant{"private", abi::mapPrivate},
    Constant{"anon", abi::mapAnonymous},
    Constant{"anonymous", abi::mapAnonymous},
    Constant{"fixed", abi::mapFixed},
    Constant{"fixed_noreplace", abi::mapFixedNoReplace},
    Constant{"noreplace", abi::mapFixedNoReplace},
    Constant{"32bit", abi::map32Bit},
    Constant{"growsdown", abi::mapGrowsDown},
    Constant{"denywrite", abi::mapDenyWrite},
    Constant{"executable", abi::mapExecutable},
    Constant{"locked", abi::mapLocked},
    Constant{"noreserve", abi::mapNoReserve},
    Constant{"populate", abi::mapPopulate},
    Constant{"nonblock", abi::mapNonBlock},
    Constant{"stack", abi::mapStack},
    Constant{"hugetlb", abi::mapHugeTlb},
    Constant{"sync", abi::mapSync},
    Constant{"file", 0},
};
constexpr std::array openFlags{
    Constant{"rdwr", abi::openReadWrite},
    Constant{"wronly", abi::openWriteOnly},
    Constant{"rdonly", abi::openReadOnly},
    Constant{"creat", 0100},
    Constant{"excl", 0200},
    Constant{"trunc", 01000},
    Constant{"cloexec", 02000000},
};

std::span<const Constant> constantsOf(ArgumentKind kind) {
    switch (kind) {
        case ArgumentKind::Protection: return protections;
        case ArgumentKind::MapFlags: return mapFlags;
        case ArgumentKind::OpenFlags: return openFlags;
        default: return {};
    }
}

std::string_view prefixOf(ArgumentKind kind) {
    switch (kind) {
        case ArgumentKind::Protection: return "prot_";
        case ArgumentKind::MapFlags: return "map_";
        case ArgumentKind::OpenFlags: return "o_";
        default: return "";
    }
}

std::string lowered(std::string_view text) {
    std::string result(text);
    for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return result;
}

/// "rw", "rx", "rwx": protections in letters.
std::optional<uint64_t> protectionLetters(std::string_view word) {
    uint64_t bits = 0;
    for (const char c : word) {
        const uint64_t bit = c == 'r'   ? abi::protRead
                             : c == 'w' ? abi::protWrite
                             : c == 'x' ? abi::protExec
                                        : 0;
        if (bit == 0 || (bits & bit) != 0) return std::nullopt;
        bits |= bit;
    }
    return bits;
}

std::string protectionText(uint64_t value) {
    if (value == 0) return "none";
    std::string letters;
    if ((value & abi::protRead) != 0) letters += 'r';
    if ((value & abi::protWrite) != 0) letters += 'w';
    if ((value & abi::protExec) != 0) letters += 'x';
    return letters;
}

std::string hexText(uint64_t value) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    do {
        text.insert(text.begin(), digits[value & 15]);
        value >>= 4;
    } while (value != 0);
    return "0x" + text;
}

using Kinds = std::vector<ArgumentKind>;
constexpr auto number = ArgumentKind::Number;

const std::vector<CallSignature>& signatures() {
    static const std::vector<CallSignature> table{
        {"mmap",
         Kinds{number, number, ArgumentKind::Protection, ArgumentKind::MapFlags, ArgumentKind::File, number},
         4},
        {"munmap", Kinds{number, number}, 2},
        {"mprotect", Kinds{number, number, ArgumentKind::Protection}, 3},
        {"brk", Kinds{number}, 1},
        {"sbrk", Kinds{number}, 1},
        {"open", Kinds{ArgumentKind::Path, ArgumentKind::OpenFlags}, 2},
        {"close", Kinds{number}, 1},
        {"fork", Kinds{}, 0, true},
        {"exit", Kinds{number}, 0},
    };
    return table;
}

constexpr std::array<std::string_view, 33> languageCalls{
    "mmap",         "munmap",     "mprotect", "mremap",    "brk",       "sbrk",      "madvise",
    "msync",        "mlock",      "munlock",  "mincore",   "ftruncate", "open",      "close",
    "memfd_create", "shm_open",   "fork",     "vfork",     "clone",     "execve",    "exit",
    "malloc",       "free",       "pread",    "pwrite",    "fsync",     "fallocate", "posix_fadvise",
    "mlockall",     "munlockall", "mseal",    "setrlimit", "setuid",
};

}  // namespace

const CallSignature* callSignature(std::string_view name) {
    for (const CallSignature& signature : signatures()) {
        if (signature.name == name) return &signature;
    }
    return nullptr;
}

std::span<const std::string_view> callNames() {
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> list;
        for (const CallSignature& signature : signatures()) list.push_back(signature.name);
        return list;
    }();
    return names;
}

bool isCallOfTheLanguage(std::string_view name) {
    return std::find(languageCalls.begin(), languageCalls.end(), name) != languageCalls.end();
}

std::optional<uint64_t> constantOf(ArgumentKind kind, std::string_view word) {
    std::string text = lowered(word);
    if (kind == ArgumentKind::Number) return text == "null" ? std::optional<uint64_t>(0) : std::nullopt;
    const std::string_view prefix = prefixOf(kind);
    if (text.starts_with(prefix)) text.erase(0, prefix.size());
    for (const Constant& constant : constantsOf(kind)) {
        if (constant.name == text) return constant.value;
    }
    if (kind == ArgumentKind::Protection) return protectionLetters(text);
    return std::nullopt;
}

std::string constantText(ArgumentKind kind, uint64_t value) {
    std::string text;
    uint64_t rest = value;
    const auto append = [&text](const std::string& word) { text += (text.empty() ? "" : "|") + word; };
    if (kind == ArgumentKind::Protection) {
        constexpr uint64_t letters = abi::protRead | abi::protWrite | abi::protExec;
        if ((value & letters) != 0 || value == 0) append(protectionText(value & letters));
        rest &= ~letters;
    }
    for (const Constant& constant : constantsOf(kind)) {
        if (constant.value == 0 || (rest & constant.value) != constant.value) continue;
        append(std::string(constant.name));
        rest &= ~constant.value;
    }
    if (kind == ArgumentKind::OpenFlags && (value & abi::openAccessMode) == 0) append("rdonly");
    if (rest != 0) append(hexText(rest));
    return text.empty() ? "0" : text;
}

bool takesConstants(ArgumentKind kind) { return !constantsOf(kind).empty(); }

std::vector<std::string_view> constantWords(ArgumentKind kind) {
    std::vector<std::string_view> words;
    for (const Constant& constant : constantsOf(kind)) words.push_back(constant.name);
    return words;
}

}  // namespace pagewalk
