// Result tables as slides carry them: at most twelve rows per slide, long tables split.
#pragma once

#include <string>
#include <vector>

#include "publish/office/table_grid.h"
#include "table/table.h"

namespace rodtrad::publish::pptx {

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
