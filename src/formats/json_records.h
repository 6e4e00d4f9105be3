// Lists of objects in JSON as rows: what services such as Kolada answer. The list is the whole file or a member of it
// ("values", "tables", "data"); an object that holds a list of objects gives one row for each of those, with its own
// members repeated. Members are columns, in the order in which they first appear.
#pragma once

#include "core/json.h"
#include "formats/row_source.h"

namespace rodtrad::formats {

struct JsonRecords {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;  // as long as the header, or shorter when columns came later

  /// Adds the rows of one answer.
  void add(const core::Json& root);
};

/// Whether the JSON is a list of objects in this sense.
bool is_json_records(const core::Json& root);

std::unique_ptr<RowSource> record_rows(JsonRecords records, std::string name);

}  // namespace rodtrad::formats
