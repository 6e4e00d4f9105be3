// What was read from minutes is what was meant.
#pragma once

#include "domain/minutes_reader.h"
#include "support/minutes_printer.h"
#include "support/support.h"

namespace rodtrad::test {

void check_minutes(const std::string& bytes, const MeantMinutes& meant);

}  // namespace rodtrad::test
