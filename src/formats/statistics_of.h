// A table that people see as a table of statistics, so that it can be handed on as PX, JSON-stat or rows.
#pragma once

#include "formats/statistics_table.h"

namespace rodtrad::formats {

/// What the table itself does not say.
struct TableOrigin {
  core::Text source;
  core::Text subject;
  std::string subject_code;
  std::string updated;  // "20201231 00:00", as PX writes it; "" when not known
};

/// Rows are one dimension, columns another (`measure`, with units); the ends of intervals are columns of their own.
/// Numbers have the decimals that are shown; money is in the currency's main unit. Cells without a value carry a mark and, where
/// they have one, their reason as a note: ".." protected, "..." no data, "." cannot be given.
StatisticsTable statistics_of(const table::Table& table, const TableOrigin& origin = {});

}  // namespace rodtrad::formats
