// A part of a table of statistics: some categories of each dimension, dimensions in another order.
#pragma once

#include "formats/statistics_table.h"

namespace rodtrad::formats {

/// Positions in the table that is chosen from. Nothing is ever added up.
struct StatisticsChoice {
  std::vector<std::vector<std::size_t>> categories;  // of each dimension, in the order that they get; one is the least
  std::vector<std::size_t> order;                    // dimensions that stay; of those that are left out one category is chosen
};

/// The chosen cells with what is said about them.
StatisticsTable select(const StatisticsTable& table, const StatisticsChoice& choice);

}  // namespace rodtrad::formats
