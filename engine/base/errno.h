// The errors that a system call returns, with Linux's numbers (include/uapi/asm-generic/errno-base.h).
//
// The enumerators are words because the POSIX names are macros wherever <cerrno> has been included.
#pragma once

#include <cstdint>
#include <string_view>

namespace pagewalk {

enum class Errno : uint8_t {
    None = 0,
    NotPermitted = 1,      // EPERM
    NoEntry = 2,           // ENOENT
    NoProcess = 3,         // ESRCH
    NotExecutable = 8,     // ENOEXEC
    BadFile = 9,           // EBADF
    NoChild = 10,          // ECHILD
    TryAgain = 11,         // EAGAIN
    NoMemory = 12,         // ENOMEM
    AccessDenied = 13,     // EACCES
    BadAddress = 14,       // EFAULT
    Busy = 16,             // EBUSY
    Exists = 17,           // EEXIST
    NoDevice = 19,         // ENODEV
    InvalidArgument = 22,  // EINVAL
    TooManyFiles = 24,     // EMFILE
    TextBusy = 26,         // ETXTBSY
    FileTooBig = 27,       // EFBIG
    NoSystemCall = 38,     // ENOSYS
    Overflow = 75,         // EOVERFLOW
    NotSupported = 95,     // EOPNOTSUPP
};

/// "ENOMEM"; "" for None.
std::string_view errnoName(Errno error);

/// The error behind a name ("ENOMEM"), or None when no call here returns it.
Errno errnoFromName(std::string_view name);

}  // namespace pagewalk
