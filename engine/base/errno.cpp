#include "base/errno.h"

#include <array>
#include <utility>

namespace pagewalk {
namespace {

constexpr std::array<std::pair<Errno, std::string_view>, 20> names{{
    {Errno::NotPermitted, "EPERM"},      {Errno::NoEntry, "ENOENT"},
    {Errno::NoProcess, "ESRCH"},         {Errno::BadFile, "EBADF"},
    {Errno::NoChild, "ECHILD"},          {Errno::TryAgain, "EAGAIN"},
    {Errno::NoMemory, "ENOMEM"},         {Errno::AccessDenied, "EACCES"},
    {Errno::BadAddress, "EFAULT"},       {Errno::Busy, "EBUSY"},
    {Errno::Exists, "EEXIST"},           {Errno::NoDevice, "ENODEV"},
    {Errno::InvalidArgument, "EINVAL"},  {Errno::TooManyFiles, "EMFILE"},
    {Errno::TextBusy, "ETXTBSY"},        {Errno::FileTooBig, "EFBIG"},
    {Errno::NoSystemCall, "ENOSYS"},     {Errno::Overflow, "EOVERFLOW"},
    {Errno::NotSupported, "EOPNOTSUPP"}, {Errno::NotExecutable, "ENOEXEC"},
}};

}  // namespace

std::string_view errnoName(Errno error) {
    for (const auto& [value, name] : names) {
        if (value == error) return name;
    }
    return "";
}

Errno errnoFromName(std::string_view name) {
    for (const auto& [value, known] : names) {
        if (known == name) return value;
    }
    return Errno::None;
}

}  // namespace pagewalk
