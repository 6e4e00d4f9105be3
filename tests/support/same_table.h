// Whether two tables of statistics say the same, in words when they do not.
#pragma once

#include <string>

#include "formats/statistics_table.h"

namespace rodtrad::test {

/// "" when dimensions, categories, roles, units, cells, marks and notes are the same; else the first difference.
std::string difference(const formats::StatisticsTable& a, const formats::StatisticsTable& b);

}  // namespace rodtrad::test
