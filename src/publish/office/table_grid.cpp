// Widths and heights of tables in points, measured by their words.
#include "publish/office/table_grid.h"

#include <algorithm>

namespace rodtrad::publish {

namespace {

constexpr double kMostLabel = 0.42;  // of the table's width, for the row headings
constexpr double kLine = 1.2;        // of the type size
constexpr double kSpare = 2;         // what programs may measure otherwise than we do

double longest_word(const std::string& heading, double points) {
  double widest = 0;
  for (const std::string& word : wrap_text(heading, points, 0, Weight::bold)) widest = std::max(widest, text_width(word, points, Weight::bold));
  return widest;
}

double cell_width(const TableGrid& grid, const GridRow& row, std::size_t column) {
  return text_width(row.cells[column].words, grid.points, row.weight) + text_width(row.cells[column].quiet, grid.points);
}

TableGrid with_columns(const TableGrid& grid, const std::vector<std::size_t>& columns) {
  TableGrid out{.points = grid.points, .padding = grid.padding, .air = grid.air};
  for (const std::size_t c : columns) {
    out.headings.push_back(grid.headings[c]);
    out.widths.push_back(grid.widths[c]);
    out.numbers.push_back(grid.numbers[c]);
  }
  for (const GridRow& row : grid.rows) {
    GridRow kept{.weight = row.weight};
    for (const std::size_t c : columns) kept.cells.push_back(row.cells[c]);
    out.rows.push_back(std::move(kept));
  }
  return out;
}

}  // namespace

void measure_columns(TableGrid& grid, double room) {
  grid.widths.assign(grid.headings.size(), 0);
  for (std::size_t c = 0; c < grid.headings.size(); ++c) {
    double width = std::max(longest_word(grid.headings[c], grid.points), text_width(grid.headings[c], grid.points, Weight::bold) * 0.55);
    for (const GridRow& row : grid.rows) width = std::max(width, cell_width(grid, row, c));
    grid.widths[c] = width + grid.padding + kSpare;
  }
  grid.widths[0] = std::min(grid.widths[0], room * kMostLabel);
}

double total_width(const TableGrid& grid) {
  double sum = 0;
  for (const double width : grid.widths) sum += width;
  return sum;
}

double total_height(const TableGrid& grid) {
  double sum = grid.heading_height;
  for (const GridRow& row : grid.rows) sum += row.height;
  return sum;
}

void spread(TableGrid& grid, double room) {
  double wanted = grid.widths[0];
  for (const GridRow& row : grid.rows) wanted = std::max(wanted, cell_width(grid, row, 0) + grid.padding + kSpare);
  const double first = std::clamp(room - total_width(grid), 0.0, wanted - grid.widths[0]);
  grid.widths[0] += first;
  const double each = std::min(60.0, (room - total_width(grid)) / static_cast<double>(grid.widths.size()));
  if (each > 0) {
    for (double& width : grid.widths) width += each;
  }
}

void measure_rows(TableGrid& grid) {
  const auto lines_in = [&](const std::string& words, double width, Weight weight) {
    return wrap_text(words, grid.points, width - grid.padding, weight).size();
  };
  std::size_t heading_lines = 1;
  for (std::size_t c = 0; c < grid.headings.size(); ++c)
    heading_lines = std::max(heading_lines, lines_in(grid.headings[c], grid.widths[c], Weight::bold));
  grid.heading_height = static_cast<double>(heading_lines) * grid.points * kLine + grid.air;
  for (GridRow& row : grid.rows) {
    std::size_t lines = 1;
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      lines = std::max(lines, lines_in(row.cells[c].words + row.cells[c].quiet, grid.widths[c], row.weight));
    }
    row.height = static_cast<double>(lines) * grid.points * kLine + grid.air;
  }
}

std::vector<TableGrid> split_columns(const TableGrid& grid, double room) {
  std::vector<TableGrid> parts;
  std::vector<std::size_t> columns = {0};
  double width = grid.widths[0];
  for (std::size_t c = 1; c < grid.widths.size(); ++c) {
    if (width + grid.widths[c] > room && columns.size() > 1) {
      parts.push_back(with_columns(grid, columns));
      columns = {0};
      width = grid.widths[0];
    }
    columns.push_back(c);
    width += grid.widths[c];
  }
  parts.push_back(with_columns(grid, columns));
  return parts;
}

}  // namespace rodtrad::publish
