// A text, line by line, without copying it.
#pragma once

#include <cstdint>
#include <string_view>

namespace pagewalk {

class TextLines {
  public:
    explicit TextLines(std::string_view text) : rest_(text) {}

    /// Takes the next line, its end and a carriage return cut off; false when there is none.
    bool next(std::string_view& line) {
        if (rest_.empty()) return false;
        const size_t end = rest_.find('\n');
        line = rest_.substr(0, end);
        rest_ = end == std::string_view::npos ? std::string_view() : rest_.substr(end + 1);
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        ++number_;
        return true;
    }
    /// Of the line taken last, from 1.
    uint32_t number() const { return number_; }

  private:
    std::string_view rest_;
    uint32_t number_ = 0;
};

/// The next word of a line, taken off it; "" at its end.
inline std::string_view takeWord(std::string_view& line) {
    const size_t from = line.find_first_not_of(" \t");
    if (from == std::string_view::npos) return line = {};
    const size_t end = line.find_first_of(" \t", from);
    const std::string_view word = line.substr(from, end == std::string_view::npos ? end : end - from);
    line = end == std::string_view::npos ? std::string_view() : line.substr(end);
    return word;
}

/// Without the blanks at both ends.
inline std::string_view trimmed(std::string_view text) {
    const size_t from = text.find_first_not_of(" \t\r");
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(" \t\r") + 1 - from);
}

}  // namespace pagewalk
