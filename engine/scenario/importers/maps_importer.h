// /proc/PID/maps, /proc/PID/smaps and `pmap -X` → a scenario with that process in it.
//
// Of smaps also what is resident: steps that fault in as many pages as its figures say. Which pages they were is not
// in the figures; the first of a region are taken, of a stack the last.
#pragma once

#include <string_view>

#include "scenario/importers/imported.h"

namespace pagewalk {

/// The layout; of smaps the figures are passed over.
Imported importMaps(std::string_view text);
/// The layout, and steps that make as many pages resident, private and swapped as the figures say.
Imported importSmaps(std::string_view text);
/// The same from the columns of `pmap -X`.
Imported importPmap(std::string_view text);

}  // namespace pagewalk
