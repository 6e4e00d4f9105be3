// Cube and Table. A Cube holds additive measures over dimensions with totals: what disclosure control works on. A Table
// is what people see: rows and columns of cells, each with a value or the reason why there is none.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/text.h"
#include "table/contributions.h"

namespace rodtrad::table {

using core::Text;

enum class Role { time, geography, sex, age, other };

struct Category {
  std::string code;
  Text label;
  bool total = false;  // the sum of the other categories of its dimension
};

struct Dimension {
  std::string id;  // column name: "sex"
  Text label;
  Role role = Role::other;
  std::vector<Category> categories;  // a total, if any, stands first
};

/// One cell of a cube: counts of those behind it, and the additive measures.
struct CubeCell {
  std::int64_t rows = 0;                // contacts
  std::optional<std::int64_t> persons;  // distinct persons; nothing when the data have no person key
  std::vector<double> values;           // one per measure of the cube
  /// How each measure is made up, in its unit: one per measure, or none when the method has not asked.
  std::vector<Contributions> contributions;
};

/// Dense: cells in row-major order of the dimensions (the last varies fastest). Empty combinations hold 0.
struct Cube {
  std::string id;
  std::vector<Dimension> dimensions;
  std::vector<std::string> measures;  // ids of `values`: "cost", "excess"
  std::vector<CubeCell> cells;

  std::size_t index(const std::vector<std::size_t>& at) const;
  /// Index of the cell with these category codes, one per dimension; nothing when a code is unknown.
  std::optional<std::size_t> find(const std::vector<std::string>& codes) const;
};

/// Empty cells for all combinations.
Cube make_cube(std::string id, std::vector<Dimension> dimensions, std::vector<std::string> measures);

enum class Status {
  value,
  missing,       // no such data
  protected_,    // disclosure control
  not_possible,  // the data cannot give it (reason says why)
};

enum class Unit { count, persons, percent, money, ratio, days, index };

struct Column {
  std::string id;
  Text label;
  Unit unit = Unit::count;
  int decimals = 0;
  bool interval = false;  // cells have low and high
};

struct Cell {
  Status status = Status::missing;
  double value = 0;           // money in minor units; percent as percent
  std::optional<double> low;  // 95 % confidence interval
  std::optional<double> high;
  std::optional<std::int64_t> n;  // denominator: contacts or persons behind
  Text reason;                    // why there is no value
};

struct Row {
  std::string code;
  Text label;
  bool total = false;
};

struct Table {
  std::string id;
  Text title;
  Text row_heading;  // what the rows are: "Kommun"
  Role role = Role::other;
  std::vector<Row> rows;
  std::vector<Column> columns;
  std::vector<Cell> cells;  // row-major
  std::string currency = "SEK";
  std::vector<Text> notes;

  const Cell& at(std::size_t row, std::size_t column) const { return cells[row * columns.size() + column]; }
};

/// Where a cell stands: table id, row code, column id.
struct CellId {
  std::string table;
  std::string row;
  std::string column;
  bool operator==(const CellId&) const = default;
};

/// A cell as people read it: "4,2 %", "1,3 mkr", "–" for missing, ".." for protected.
std::string show_cell(const Cell& cell, const Column& column, const std::string& currency, core::Language language);
/// "3,9–4,5 %"; "" when the cell has no interval.
std::string show_interval(const Cell& cell, const Column& column, const std::string& currency, core::Language language);

}  // namespace rodtrad::table
