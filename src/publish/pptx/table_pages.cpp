// Splitting of tables into slides.
#include "publish/pptx/table_pages.h"

#include <algorithm>

#include "publish/pptx/layout.h"

namespace rodtrad::publish::pptx {

namespace {

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
