#include "scenario/call_table.h"

namespace pagewalk {
namespace {

using Kinds = std::vector<ArgumentKind>;
constexpr auto number = ArgumentKind::Number;
constexpr auto address = ArgumentKind::Address;
constexpr auto size = ArgumentKind::Size;

const std::vector<CallSignature>& signatures() {
    static const std::vector<CallSignature> table{
        {"mmap",
         Kinds{address, size, ArgumentKind::Protection, ArgumentKind::MapFlags, ArgumentKind::File, size}, 4},
        {"munmap", Kinds{address, size}, 2},
        {"mprotect", Kinds{address, size, ArgumentKind::Protection}, 3},
        {"brk", Kinds{address}, 1},
        {"sbrk", Kinds{size}, 1},
        {"open", Kinds{ArgumentKind::Path, ArgumentKind::OpenFlags}, 2},
        {"close", Kinds{number}, 1},
        {"memfd_create", Kinds{ArgumentKind::Path, ArgumentKind::MemfdFlags}, 1},
        {"shm_open", Kinds{ArgumentKind::Path, ArgumentKind::OpenFlags, number}, 2},
        {"ftruncate", Kinds{ArgumentKind::File, size}, 2},
        {"pread", Kinds{ArgumentKind::File, address, number, size}, 4},
        {"pwrite", Kinds{ArgumentKind::File, ArgumentKind::Bytes, number, size}, 4},
        {"fsync", Kinds{ArgumentKind::File}, 1},
        {"fallocate", Kinds{ArgumentKind::File, ArgumentKind::FallocFlags, size, size}, 4},
        {"posix_fadvise", Kinds{ArgumentKind::File, size, size, ArgumentKind::FileAdvice}, 4},
        {"madvise", Kinds{address, size, ArgumentKind::Advice}, 3},
        {"mremap", Kinds{address, size, size, ArgumentKind::MremapFlags, address}, 3},
        {"msync", Kinds{address, size, ArgumentKind::MsyncFlags}, 3},
        {"mincore", Kinds{address, size, address}, 2},
        {"mlock", Kinds{address, size}, 2},
        {"munlock", Kinds{address, size}, 2},
        {"mlockall", Kinds{ArgumentKind::LockFlags}, 1},
        {"munlockall", Kinds{}, 0},
        {"mseal", Kinds{address, size, number}, 2},
        {"setrlimit", Kinds{ArgumentKind::Resource, size}, 2},
        {"setuid", Kinds{number}, 1},
        {"fork", Kinds{}, 0, true},
        {"vfork", Kinds{}, 0, true},
        {"clone", Kinds{ArgumentKind::CloneFlags, address, address, address, address}, 1, true},
        {"execve", Kinds{ArgumentKind::Path, ArgumentKind::Strings, ArgumentKind::Strings}, 1},
        {"exit", Kinds{number}, 0},
        {"malloc", Kinds{size}, 1},
        {"free", Kinds{address}, 1},
    };
    return table;
}

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

}  // namespace pagewalk
