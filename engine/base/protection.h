// What a region allows, and what an access asks for.
#pragma once

#include <cstdint>
#include <string>

namespace pagewalk {

/// The access a CPU makes; an instruction fetch is `Execute`.
enum class Access : uint8_t { Read, Write, Execute };

/// The words of the scenario language: "read", "write", "exec".
constexpr const char* accessName(Access access) {
    switch (access) {
        case Access::Read: return "read";
        case Access::Write: return "write";
        case Access::Execute: return "exec";
    }
    return "";
}

/// PROT_READ, PROT_WRITE and PROT_EXEC of mmap(2). All clear is PROT_NONE.
struct Protection {
    bool read = false;
    bool write = false;
    bool execute = false;

    constexpr bool none() const { return !read && !write && !execute; }
    friend constexpr bool operator==(Protection, Protection) = default;
};

/// The four letters of /proc/PID/maps: "rw-p", "r-xs".
inline std::string permissionLetters(Protection protection, bool shared) {
    std::string letters = "---p";
    if (protection.read) letters[0] = 'r';
    if (protection.write) letters[1] = 'w';
    if (protection.execute) letters[2] = 'x';
    if (shared) letters[3] = 's';
    return letters;
}

}  // namespace pagewalk
