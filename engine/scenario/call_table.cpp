#include "scenario/call_table.h"

#include <algorithm>
#include <array>

namespace pagewalk {
namespace {

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
        {"memfd_create", Kinds{ArgumentKind::Path, number}, 1},
        {"shm_open", Kinds{ArgumentKind::Path, ArgumentKind::OpenFlags, number}, 2},
        {"ftruncate", Kinds{ArgumentKind::File, number}, 2},
        {"pread", Kinds{ArgumentKind::File, number, number, number}, 4},
        {"pwrite", Kinds{ArgumentKind::File, ArgumentKind::Bytes, number, number}, 4},
        {"fsync", Kinds{ArgumentKind::File}, 1},
        {"fallocate", Kinds{ArgumentKind::File, ArgumentKind::FallocFlags, number, number}, 4},
        {"posix_fadvise", Kinds{ArgumentKind::File, number, number, ArgumentKind::FileAdvice}, 4},
        {"madvise", Kinds{number, number, ArgumentKind::Advice}, 3},
        {"mremap", Kinds{number, number, number, ArgumentKind::MremapFlags, number}, 3},
        {"msync", Kinds{number, number, ArgumentKind::MsyncFlags}, 3},
        {"mincore", Kinds{number, number, number}, 2},
        {"mlock", Kinds{number, number}, 2},
        {"munlock", Kinds{number, number}, 2},
        {"mlockall", Kinds{ArgumentKind::LockFlags}, 1},
        {"munlockall", Kinds{}, 0},
        {"mseal", Kinds{number, number, number}, 2},
        {"setrlimit", Kinds{ArgumentKind::Resource, number}, 2},
        {"setuid", Kinds{number}, 1},
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

}  // namespace pagewalk
