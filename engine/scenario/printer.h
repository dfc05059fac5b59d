// Scenario → text: what the parser reads back as the same scenario.
#pragma once

#include <string>

#include "scenario/scenario.h"

namespace pagewalk {

/// The whole text: parse(print(s)) equals s for every s that a parser made.
std::string print(const Scenario& scenario);

/// One step, without its expectations.
std::string stepText(const Step& step);
std::string operandText(const Operand& operand);
std::string literalText(const Literal& literal);
/// "0x602010"
std::string hexNumber(uint64_t value);
/// Bytes: 8192 as "8K", by the longest suffix that leaves a whole number.
std::string sizeText(uint64_t bytes);

}  // namespace pagewalk
