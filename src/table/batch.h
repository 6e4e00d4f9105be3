// Batch: a block of rows as typed columns, the form in which sql and formats hand rows on.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace rodtrad::table {

enum class ColumnType { integer, real, text };

struct ColumnData {
  std::string name;
  std::variant<std::vector<std::int64_t>, std::vector<double>, std::vector<std::string>> values;
  std::vector<std::uint8_t> valid;  // 1 = present; same length as values

  ColumnType type() const { return static_cast<ColumnType>(values.index()); }
  std::size_t size() const { return valid.size(); }
  bool is_null(std::size_t row) const { return valid[row] == 0; }
  std::int64_t integer(std::size_t row) const { return std::get<0>(values)[row]; }
  double real(std::size_t row) const { return std::get<1>(values)[row]; }
  const std::string& text(std::size_t row) const { return std::get<2>(values)[row]; }
};

struct Batch {
  std::vector<ColumnData> columns;
  std::size_t rows() const { return columns.empty() ? 0 : columns.front().size(); }
};

}  // namespace rodtrad::table
