// A table that people see as a file of rows, in one language: what is offered beside a figure.
#pragma once

#include "formats/statistics_of.h"

namespace rodtrad::formats {

/// A row per row of the table: its code and label, then a column for each measure (with its unit), as `statistics_of` has
/// them. What is not there is a mark: ".." protected, "..." no data, "." cannot be given.
std::string write_csv(const table::Table& table, core::Language language);
/// The same as a workbook of two sheets: the numbers, and title, source and notes.
std::string write_xlsx(const table::Table& table, core::Language language, const TableOrigin& origin = {});

}  // namespace rodtrad::formats
