// The names that a scenario has bound so far, as its steps are read from the top.
#pragma once

#include <set>
#include <string>

namespace pagewalk {

struct BoundNames {
    std::set<std::string> results;    ///< of calls: "buf = mmap(…)"
    std::set<std::string> processes;  ///< declared, or made by fork
};

}  // namespace pagewalk
