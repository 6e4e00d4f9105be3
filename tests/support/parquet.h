// Small tables for tests: built column by column, written as Parquet.
#pragma once

#include "sql/connection.h"
#include "support/support.h"

namespace rodtrad::test {

using Integers = std::vector<std::optional<std::int64_t>>;
using Texts = std::vector<std::optional<std::string>>;

inline table::ColumnData column_of(std::string name, const Integers& values) {
  std::vector<std::int64_t> data;
  std::vector<std::uint8_t> valid;
  for (const auto& value : values) {
    data.push_back(value.value_or(0));
    valid.push_back(value.has_value());
  }
  return {.name = std::move(name), .values = std::move(data), .valid = std::move(valid)};
}

inline table::ColumnData column_of(std::string name, const Texts& values) {
  std::vector<std::string> data;
  std::vector<std::uint8_t> valid;
  for (const auto& value : values) {
    data.push_back(value.value_or(""));
    valid.push_back(value.has_value());
  }
  return {.name = std::move(name), .values = std::move(data), .valid = std::move(valid)};
}

/// Writes the rows beside each other as one Parquet file.
inline void write_parquet(const table::Batch& rows, const std::filesystem::path& path) {
  const auto database = sql::open_duckdb({.allowed = {path.parent_path()}, .scratch = path.parent_path()});
  std::vector<std::string> columns;
  for (const table::ColumnData& column : rows.columns) {
    static constexpr const char* kTypes[] = {"BIGINT", "DOUBLE", "VARCHAR"};
    columns.push_back(sql::quoted(column.name) + " " + kTypes[static_cast<int>(column.type())]);
  }
  database->execute(fmt::format("CREATE TABLE rows ({})", fmt::join(columns, ", ")));
  database->append("rows", rows);
  database->execute("COPY rows TO " + sql::literal(path.string()) + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 2048)");
}

}  // namespace rodtrad::test
