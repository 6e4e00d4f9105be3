// Measuring, breaking and splitting of tables.
#include "publish/pptx/table_pages.h"

#include <algorithm>

#include "publish/pptx/layout.h"

namespace rodtrad::publish::pptx {

namespace {

constexpr double kPadding = 16;      // left and right of a cell together
constexpr double kRowAir = 8;        // above and below the words together
constexpr double kMostLabel = 0.42;  // of the table's width, for the row headings
constexpr double kLine = 1.2;        // of the type size

enum class Intervals { without, with };

/// The table as words, all columns and rows, not yet measured.
TableGrid worded(const table::Table& table, core::Language language, Intervals intervals, double points) {
  TableGrid grid{.points = points, .headings = {table.row_heading.in(language)}, .numbers = {false}};
  for (const table::Column& column : table.columns) {
    grid.headings.push_back(column.label.in(language));
    grid.numbers.push_back(true);
  }
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    GridRow row{.cells = {{table.rows[r].label.in(language)}}, .weight = table.rows[r].total ? Weight::bold : Weight::regular};
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      GridCell cell{table::show_cell(table.at(r, c), table.columns[c], table.currency, language)};
      const std::string interval = table::show_interval(table.at(r, c), table.columns[c], table.currency, language);
      if (intervals == Intervals::with && !interval.empty()) cell.quiet = " (" + interval + ")";
      row.cells.push_back(std::move(cell));
    }
    grid.rows.push_back(std::move(row));
  }
  return grid;
}

double longest_word(const std::string& heading, double points) {
  double widest = 0;
  for (const std::string& word : wrap_text(heading, points, 0, Weight::bold)) widest = std::max(widest, text_width(word, points, Weight::bold));
  return widest;
}

double cell_width(const TableGrid& grid, const GridRow& row, std::size_t column) {
  return text_width(row.cells[column].words, grid.points, row.weight) + text_width(row.cells[column].quiet, grid.points);
}

/// Natural widths: a column is as wide as its widest cell, and as the longest word of its heading or half the heading.
void measure_columns(TableGrid& grid, double room) {
  grid.widths.assign(grid.headings.size(), 0);
  for (std::size_t c = 0; c < grid.headings.size(); ++c) {
    double width = std::max(longest_word(grid.headings[c], grid.points), text_width(grid.headings[c], grid.points, Weight::bold) * 0.55);
    for (const GridRow& row : grid.rows) width = std::max(width, cell_width(grid, row, c));
    grid.widths[c] = width + kPadding;
  }
  grid.widths[0] = std::min(grid.widths[0], room * kMostLabel);
}

double total_width(const TableGrid& grid) {
  double sum = 0;
  for (const double width : grid.widths) sum += width;
  return sum;
}

/// Room that is left over goes to the row headings up to what they want, then evenly to the columns.
void spread(TableGrid& grid, double room) {
  double wanted = grid.widths[0];
  for (const GridRow& row : grid.rows) wanted = std::max(wanted, cell_width(grid, row, 0) + kPadding);
  const double first = std::clamp(room - total_width(grid), 0.0, wanted - grid.widths[0]);
  grid.widths[0] += first;
  const double each = std::min(60.0, (room - total_width(grid)) / static_cast<double>(grid.widths.size()));
  if (each > 0) {
    for (double& width : grid.widths) width += each;
  }
}

void measure_rows(TableGrid& grid) {
  const auto lines_in = [&](const std::string& words, double width, Weight weight) {
    return wrap_text(words, grid.points, width - kPadding, weight).size();
  };
  std::size_t heading_lines = 1;
  for (std::size_t c = 0; c < grid.headings.size(); ++c)
    heading_lines = std::max(heading_lines, lines_in(grid.headings[c], grid.widths[c], Weight::bold));
  grid.heading_height = static_cast<double>(heading_lines) * grid.points * kLine + kRowAir;
  for (GridRow& row : grid.rows) {
    std::size_t lines = 1;
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      lines = std::max(lines, lines_in(row.cells[c].words + row.cells[c].quiet, grid.widths[c], row.weight));
    }
    row.height = static_cast<double>(lines) * grid.points * kLine + kRowAir;
  }
}

TableGrid with_columns(const TableGrid& grid, const std::vector<std::size_t>& columns) {
  TableGrid out{.points = grid.points};
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

/// Groups of columns that fit beside the row headings.
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

TableGrid page_like(const TableGrid& grid) {
  return {.points = grid.points, .headings = grid.headings, .widths = grid.widths, .numbers = grid.numbers, .heading_height = grid.heading_height};
}

/// Pages of rows that fit, of nearly equal length.
std::vector<TableGrid> split_rows(const TableGrid& grid, double room) {
  const auto fill = [&](std::size_t most) {
    std::vector<TableGrid> pages;
    double height = 0;
    for (const GridRow& row : grid.rows) {
      if (pages.empty() || pages.back().rows.size() == most || height + row.height > room) {
        pages.push_back(page_like(grid));
        height = grid.heading_height;
      }
      pages.back().rows.push_back(row);
      height += row.height;
    }
    return pages;
  };
  const std::size_t pages = fill(kMostRows).size();
  for (std::size_t most = 1; most < kMostRows; ++most) {
    if (auto even = fill(most); even.size() == pages) return even;
  }
  return fill(kMostRows);
}

double total_height(const TableGrid& grid) {
  double sum = grid.heading_height;
  for (const GridRow& row : grid.rows) sum += row.height;
  return sum;
}

/// The whole table on one page in the largest type that it fits in; nothing when it does not fit.
std::optional<TableGrid> single_page(const table::Table& table, core::Language language, const GridRoom& room) {
  if (table.rows.size() > kMostRows) return std::nullopt;
  for (const double points : {kTextSize, kSubtitleSize, kSmall}) {
    TableGrid grid = worded(table, language, Intervals::with, points);
    measure_columns(grid, room.width);
    if (total_width(grid) > room.width) continue;
    spread(grid, room.width);
    measure_rows(grid);
    if (total_height(grid) <= room.height) return grid;
  }
  return std::nullopt;
}

}  // namespace

std::vector<TableGrid> table_pages(const table::Table& table, core::Language language, const GridRoom& room) {
  if (auto page = single_page(table, language, room)) return {*std::move(page)};
  TableGrid grid = worded(table, language, Intervals::with, kSmall);
  measure_columns(grid, room.width);
  if (total_width(grid) > room.width) {
    grid = worded(table, language, Intervals::without, kSmall);
    measure_columns(grid, room.width);
  }
  std::vector<TableGrid> pages;
  for (TableGrid& part : split_columns(grid, room.width)) {
    spread(part, room.width);
    measure_rows(part);
    for (TableGrid& page : split_rows(part, room.height)) pages.push_back(std::move(page));
  }
  return pages;
}

std::vector<TableGrid> fact_pages(const std::vector<std::pair<std::string, std::string>>& facts, const std::vector<std::string>& headings,
                                  const GridRoom& room) {
  TableGrid grid{.points = kSmall, .headings = headings, .numbers = {false, false}};
  for (const auto& [what, how] : facts) grid.rows.push_back({.cells = {{what}, {how}}});
  measure_columns(grid, room.width);
  grid.widths[0] = std::min(grid.widths[0], room.width * 0.3);
  grid.widths[1] = room.width - grid.widths[0];
  measure_rows(grid);
  return split_rows(grid, room.height);
}

}  // namespace rodtrad::publish::pptx
