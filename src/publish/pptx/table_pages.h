// Tables as slides can carry them: words in cells, widths measured, at most twelve rows per slide, long tables split.
#pragma once

#include <string>
#include <vector>

#include "publish/office/drawing_text.h"
#include "table/table.h"

namespace rodtrad::publish::pptx {

struct GridCell {
  std::string words;
  std::string quiet;  // after the words, in grey: an interval
};

struct GridRow {
  std::vector<GridCell> cells;  // the first is the row's heading
  Weight weight = Weight::regular;
  double height = 0;
};

struct TableGrid {
  double points = 0;  // type size
  std::vector<std::string> headings;
  std::vector<double> widths;  // points
  std::vector<bool> numbers;   // columns set to the right
  double heading_height = 0;
  std::vector<GridRow> rows;
};

/// Room for a table on a slide.
struct GridRoom {
  double width = 0;
  double height = 0;
};

inline constexpr std::size_t kMostRows = 12;

/// Pages of a result table, in larger type when all of it fits one page so. Intervals are left out when they do not fit; columns that do not fit go
/// on pages of their own.
std::vector<TableGrid> table_pages(const table::Table& table, core::Language language, const GridRoom& room);

/// Pages of rows with two columns of words ("what", "how"), wrapped.
std::vector<TableGrid> fact_pages(const std::vector<std::pair<std::string, std::string>>& facts, const std::vector<std::string>& headings,
                                  const GridRoom& room);

}  // namespace rodtrad::publish::pptx
