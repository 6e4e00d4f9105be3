// Lists of objects in JSON as rows: what services such as Kolada answer. The list is the whole file or a member of it
// ("values", "tables", "data"); an object that holds a list of objects gives one row for each of those, with its own
// members repeated. Members are columns, in the order in which they first appear.
#pragma once

#include "core/json.h"
#include "formats/row_source.h"

namespace rodtrad::formats {

/// A list with more columns is none that a service would give.
inline constexpr std::size_t kMostMembers = 1000;

struct JsonRecords {
  using Row = std::vector<std::pair<std::size_t, std::string>>;  // column and text of the members that are there

  std::vector<std::string> header;
  std::vector<Row> rows;
  bool too_wide = false;  // there were more than kMostMembers; the rest is left out

  /// Adds the rows of one answer.
  void add(const core::Json& root);
};

/// Whether the JSON is a list of objects in this sense.
bool is_json_records(const core::Json& root);

/// Reading gives the problem too_many_columns when the records are too wide.
std::unique_ptr<RowSource> record_rows(JsonRecords records, std::string name);

}  // namespace rodtrad::formats
