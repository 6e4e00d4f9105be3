// What differs between two versions of data of the same kind: rows by key, columns, and totals by dimension.
#pragma once

#include "lake/lake.h"

namespace rodtrad::lake {

struct DiffCounts {
  std::int64_t added = 0;    // rows that only the second has
  std::int64_t removed = 0;  // rows that only the first has
  std::int64_t changed = 0;  // keys that both have, with other values

  bool any() const { return added + removed + changed > 0; }
};

/// A category, or a year, whose rows or sums are not the same.
struct DiffTotal {
  std::string value;  // "" when there is none
  std::int64_t rows_before = 0;
  std::int64_t rows_after = 0;
  std::map<std::string, std::int64_t> sums_before;  // of the number columns, as they are stored
  std::map<std::string, std::int64_t> sums_after;
};

struct DiffDimension {
  std::string column;
  std::vector<DiffTotal> totals;  // those that differ
};

/// One value of one key that is not the same. Only of kinds without personal data.
struct DiffExample {
  std::vector<std::string> key;  // in the order of the contract's key
  std::string column;
  std::string before;
  std::string after;
};

struct DatasetDiff {
  std::string before;  // NAME@VERSION
  std::string after;
  std::string kind;
  std::vector<std::string> key;  // columns; empty: rows have no key and none is `changed`
  DiffCounts counts;
  std::map<std::int64_t, DiffCounts> years;
  std::map<std::string, std::int64_t> changed_columns;  // how many changed keys have another value
  std::vector<DiffDimension> dimensions;                // of personal data only the year
  std::vector<DiffExample> examples;                    // the first ones by key
};

/// Problems: those of Lake::open, other_kind. Throws Failure.
core::Expected<DatasetDiff> diff_versions(Lake& lake, const std::string& before, const std::string& after);

}  // namespace rodtrad::lake
