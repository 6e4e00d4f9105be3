// Rows of a version as they are stored, some at a time, for those who may see them. Columns that tell who somebody is are left out.
#pragma once

#include <map>

#include "lake/lake.h"

namespace rodtrad::lake {

struct RowQuestion {
  std::string reference;                     // NAME or NAME@VERSION
  std::map<std::string, std::string> where;  // column → its value, as RowList gives it
  std::int64_t offset = 0;
  std::int64_t limit = 50;
};

struct RowList {
  std::vector<std::string> columns;            // in the contract's order
  std::vector<std::vector<std::string>> rows;  // "" = missing; amounts and decimals in the column's unit, with a point
  std::int64_t matching = 0;                   // rows in all that the question finds
};

/// In the order of the stored values of all columns shown, so that the same question gives the same rows. Problems: those of Lake::open,
/// unknown_column. Throws Failure.
core::Expected<RowList> list_rows(Lake& lake, const RowQuestion& question);

}  // namespace rodtrad::lake
