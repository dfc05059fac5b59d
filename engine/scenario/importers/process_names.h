// Names for processes that the language takes, from the paths of their programs.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace pagewalk::importing {

class ProcessNames {
  public:
    /// The last part of a path, its characters made fit: "/usr/bin/[" is "me". With "-2" and so on where it is taken.
    std::string forProgram(std::string_view path);
    /// The next of "sh.1", "sh.2", …
    std::string forChildOf(const std::string& parent);

  private:
    std::set<std::string> taken_;
};

}  // namespace pagewalk::importing
