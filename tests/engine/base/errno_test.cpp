#include "base/errno.h"

#include <doctest/doctest.h>

#include <cerrno>

using namespace pagewalk;

TEST_CASE("errno: every name leads to its number and back") {
    unsigned known = 0;
    for (unsigned number = 1; number < 256; ++number) {
        const auto error = static_cast<Errno>(number);
        const std::string_view name = errnoName(error);
        if (name.empty()) continue;
        ++known;
        CHECK(name.front() == 'E');
        CHECK(errnoFromName(name) == error);
    }
    CHECK(known >= 19);
}

TEST_CASE("errno: the numbers are the system's own") {
    CHECK(static_cast<int>(Errno::NoMemory) == ENOMEM);
    CHECK(static_cast<int>(Errno::InvalidArgument) == EINVAL);
    CHECK(static_cast<int>(Errno::AccessDenied) == EACCES);
    CHECK(static_cast<int>(Errno::NotPermitted) == EPERM);
    CHECK(static_cast<int>(Errno::BadFile) == EBADF);
    CHECK(static_cast<int>(Errno::BadAddress) == EFAULT);
    CHECK(static_cast<int>(Errno::Exists) == EEXIST);
    CHECK(static_cast<int>(Errno::TryAgain) == EAGAIN);
    CHECK(static_cast<int>(Errno::NoProcess) == ESRCH);
    CHECK(static_cast<int>(Errno::NoEntry) == ENOENT);
    CHECK(static_cast<int>(Errno::Overflow) == EOVERFLOW);
    CHECK(static_cast<int>(Errno::NotSupported) == EOPNOTSUPP);
    CHECK(static_cast<int>(Errno::NoSystemCall) == ENOSYS);
}

TEST_CASE("errno: what is no error has no name, what is no name no error") {
    CHECK(errnoName(Errno::None).empty());
    CHECK(errnoFromName("") == Errno::None);
    CHECK(errnoFromName("ENOSUCH") == Errno::None);
    CHECK(errnoFromName("enomem") == Errno::None);
}
