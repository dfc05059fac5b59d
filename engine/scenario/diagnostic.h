// What is wrong with a text, where, and what would be right.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace pagewalk {

/// A stretch of one line. Lines and columns count from 1, columns in bytes.
struct SourceRange {
    uint32_t line = 0;
    uint32_t column = 1;
    uint32_t length = 0;
    friend bool operator==(SourceRange, SourceRange) = default;
};

enum class Severity : uint8_t { Error, Warning };

struct Diagnostic {
    SourceRange where{};
    Severity severity = Severity::Error;
    std::string message{};
    std::string hint{};  ///< what would be right; "" when nothing is known to be
    friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

using Diagnostics = std::vector<Diagnostic>;

}  // namespace pagewalk
