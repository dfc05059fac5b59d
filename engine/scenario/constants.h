// The constants of the Linux ABI by name: "PROT_READ", "read", "private|anon".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pagewalk {

/// What an argument of a call is made of.
enum class ArgumentKind : uint8_t {
    Number,       ///< an operand
    Address,      ///< the same, printed as an address
    Size,         ///< the same, printed as a size or offset: 8K
    Protection,   ///< PROT_… bits
    MapFlags,     ///< MAP_… bits
    OpenFlags,    ///< O_… bits
    File,         ///< a descriptor, or a path in quotes
    Path,         ///< a string
    Advice,       ///< MADV_…
    MremapFlags,  ///< MREMAP_…
    MsyncFlags,   ///< MS_…
    LockFlags,    ///< MCL_…
    Resource,     ///< RLIMIT_…
    FallocFlags,  ///< FALLOC_FL_…
    FileAdvice,   ///< POSIX_FADV_…
    CloneFlags,   ///< CLONE_… bits, and SIGCHLD
    MemfdFlags,   ///< MFD_… bits
    Strings,      ///< a list of strings: ["ls", "-l"], or NULL
    Bytes,        ///< bytes to write: a string, or an integer with a width
};

/// A constant by its C name or its short form ("PROT_READ", "read", "private"), as far as the kind of argument knows it.
std::optional<uint64_t> constantOf(ArgumentKind kind, std::string_view word);
/// Bits as short forms joined by '|'; unknown ones as a number; "none" or "0" for nothing.
std::string constantText(ArgumentKind kind, uint64_t value);
/// Whether the kind of argument is made of constants at all.
bool takesConstants(ArgumentKind kind);
/// What may have been meant by an unknown word.
std::string constantSuggestion(ArgumentKind kind, std::string_view word);

}  // namespace pagewalk
