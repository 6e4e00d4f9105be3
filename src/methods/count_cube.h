// A cube of counts: every combination of its dimensions with all totals, rows, distinct persons, measures and their largest
// contributions in each; and beside it what was answered for each cell.
#pragma once

#include "methods/dimensions.h"

namespace rodtrad::methods {

struct CubeRequest {
  std::string id;
  std::string kind = "care_contact";
  std::vector<CutDimension> dimensions;
  table::Cells cells;  // filter, sums, products and one contribution per measure; the keys come from the dimensions
  std::vector<std::string> measures;
  std::function<std::vector<double>(const table::CellsRow&)> values;  // of the measures
};

struct Cut {
  table::Cube cube;
  std::vector<table::CellsRow> answers;  // by cell of the cube; empty where there are no rows
};

/// All that the cube will ask.
std::vector<table::Request> requests_of(const CubeRequest& request);

Cut count_cube(model::Run& run, const CubeRequest& request);

}  // namespace rodtrad::methods
