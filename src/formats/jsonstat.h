// JSON-stat 1.x and 2.0 (json-stat.org/full): datasets, collections and lone dimensions. Any bytes give a result or
// problems. Memory: at most 256 times the file (of one that is nothing but empty texts; others take far less).
#pragma once

#include "core/json.h"
#include "formats/statistics_table.h"

namespace rodtrad::formats {

struct JsonStatDataset {
  std::string id;  // "" for a lone dataset
  std::string label;
  core::Json role;                // as in the file
  std::string status_form;        // "array", "object", "string"; "" without statuses
  std::size_t values_given = 0;   // elements of the list, or members of the object
  std::vector<core::Json> first;  // values of the first three cells and the last two, null where there is none
  std::vector<core::Json> last;
  StatisticsTable table;
};

struct JsonStatFile {
  std::string version;    // "" in 1.x
  std::string kind;       // class: "dataset", "collection", "dimension"; "" in 1.x
  std::size_t items = 0;  // links of a collection
  std::vector<JsonStatDataset> datasets;
  core::Problems problems;  // errors: the file must be refused

  bool is_usable() const { return !core::has_errors(problems); }
};

/// Everything that can be read, and all problems. Errors: those of JSON, no_dataset, dimension_missing, bad_size,
/// wrong_category_count, wrong_cell_count, too_many_cells, cell_outside.
JsonStatFile read_jsonstat(std::string_view bytes, const std::string& file);

}  // namespace rodtrad::formats
