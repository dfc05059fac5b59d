// An expected failure is a value with its real errno; a bug is an assert.
#pragma once

#include <cassert>
#include <utility>

#include "base/errno.h"

namespace pagewalk {

/// Either a T or the errno that a system call returns in its place.
template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : value_(std::move(value)) {}
    Result(Errno error) : error_(error) { assert(error != Errno::None); }

    bool ok() const { return error_ == Errno::None; }
    Errno error() const { return error_; }
    const T& value() const {
        assert(ok());
        return value_;
    }

  private:
    T value_{};
    Errno error_ = Errno::None;
};

/// A call that returns 0 or fails.
using Status = Errno;

}  // namespace pagewalk
