// ColumnForm: how a whole column is written when its unit stands once, in the header, and the cells hold bare numbers.
#pragma once

#include <string>

#include "table/table.h"

namespace rodtrad::table {

struct ColumnForm {
  std::string unit;    // for the header: "%", "mkr", "miljoner USD"; "" for counts
  double divisor = 1;  // cells are written divided by this
  int decimals = 0;
};

/// Money is in millions when every amount of the column is at least one, else in thousands when some are, else in whole
/// units: no amount that is shown in running text is rounded away.
ColumnForm form_of(const Table& table, std::size_t column, core::Language language);

/// "4,2", "31 700", "–" for missing, ".." for protected.
std::string show_in_column(const Cell& cell, const ColumnForm& form, core::Language language);
/// "3,9–4,5"; "" when the cell has no interval.
std::string show_interval_in_column(const Cell& cell, const ColumnForm& form, core::Language language);

}  // namespace rodtrad::table
