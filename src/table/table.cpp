// Cubes and the shown forms of cells.
#include "table/table.h"

#include "core/money.h"
#include "core/number_format.h"

namespace rodtrad::table {

std::size_t Cube::index(const std::vector<std::size_t>& at) const {
  std::size_t position = 0;
  for (std::size_t d = 0; d < dimensions.size(); ++d) position = position * dimensions[d].categories.size() + at[d];
  return position;
}

std::optional<std::size_t> Cube::find(const std::vector<std::string>& codes) const {
  std::vector<std::size_t> at;
  for (std::size_t d = 0; d < dimensions.size(); ++d) {
    const auto& categories = dimensions[d].categories;
    const auto found = std::find_if(categories.begin(), categories.end(), [&](const Category& c) { return c.code == codes[d]; });
    if (found == categories.end()) return std::nullopt;
    at.push_back(static_cast<std::size_t>(found - categories.begin()));
  }
  return index(at);
}

Cube make_cube(std::string id, std::vector<Dimension> dimensions, std::vector<std::string> measures) {
  std::size_t size = 1;
  for (const Dimension& dimension : dimensions) size *= dimension.categories.size();
  CubeCell empty;
  empty.values.assign(measures.size(), 0);
  return {.id = std::move(id), .dimensions = std::move(dimensions), .measures = std::move(measures), .cells = std::vector<CubeCell>(size, empty)};
}

static std::string show_value(double value, const Column& column, const std::string& currency, core::Language language) {
  switch (column.unit) {
    case Unit::percent:
      return core::show_percent(value, column.decimals, language);
    case Unit::money:
      return core::show_money(value, currency, language, column.decimals);
    default:
      return core::show_number(value, column.decimals, language);
  }
}

std::string show_cell(const Cell& cell, const Column& column, const std::string& currency, core::Language language) {
  switch (cell.status) {
    case Status::value:
      return show_value(cell.value, column, currency, language);
    case Status::protected_:
      return "..";
    default:
      return "\u2013";
  }
}

std::string show_interval(const Cell& cell, const Column& column, const std::string& currency, core::Language language) {
  if (cell.status != Status::value || !cell.low || !cell.high) return {};
  std::string low = show_value(*cell.low, column, currency, language);
  const std::string high = show_value(*cell.high, column, currency, language);
  if (column.unit == Unit::percent) low = core::show_number(*cell.low, column.decimals, language);
  return low + "\u2013" + high;
}

}  // namespace rodtrad::table
