// Operands and literals: addresses, sizes, and bytes to write.
#pragma once

#include "scenario/cursor.h"
#include "scenario/names.h"
#include "scenario/scenario.h"

namespace pagewalk {

/// Reads an integer, a bound name or a label, with `+` or `-` integers behind it. `what` names it in messages.
bool parseOperand(Cursor& line, const BoundNames& names, const std::string& what, Operand& operand);

/// Reads a string, or an integer with an optional width (`7`, `0x1122:4`): 1 byte unless given, or as many as it needs.
bool parseLiteral(Cursor& line, const std::string& what, Literal& literal);

/// The bytes of an integer, little-endian.
std::string littleEndian(uint64_t value, unsigned width);

}  // namespace pagewalk
