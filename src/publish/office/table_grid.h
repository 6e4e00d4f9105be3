// Tables as slides and documents can carry them: words in cells, with widths and heights measured so that they can be laid
// out without Office.
#pragma once

#include <string>
#include <vector>

#include "publish/office/text_width.h"

namespace rodtrad::publish {

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
  double points = 0;    // type size
  double padding = 16;  // left and right of a cell together
  double air = 8;       // above and below the words together
  std::vector<std::string> headings;
  std::vector<double> widths;  // points
  std::vector<bool> numbers;   // columns set to the right
  double heading_height = 0;
  std::vector<GridRow> rows;
};

/// Natural widths: a column is as wide as its widest cell, and as the longest word of its heading or half the heading; row
/// headings take at most their share of `room`.
void measure_columns(TableGrid& grid, double room);
double total_width(const TableGrid& grid);
/// Room that is left over goes to the row headings up to what they want, then evenly to the columns.
void spread(TableGrid& grid, double room);
/// Heights by the lines that the words take in their columns.
void measure_rows(TableGrid& grid);
double total_height(const TableGrid& grid);
/// Groups of columns that fit beside the row headings.
std::vector<TableGrid> split_columns(const TableGrid& grid, double room);

}  // namespace rodtrad::publish
