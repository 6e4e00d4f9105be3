// Cubes of care contacts: care form × case (outlier, inlier …) × the dimensions of a cut, with all totals, contacts and
// distinct persons in every cell; and beside the cube what was answered for each cell.
#pragma once

#include "methods/count_cube.h"

namespace rodtrad::methods {

inline constexpr std::size_t kForm = 0, kCase = 1, kFirstCut = 2;  // places of dimensions in a cube

/// Contacts that have a cost, from the first year through the last; 0 = no bound.
table::Filter contacts_with_cost(std::int64_t first_year, std::int64_t last_year);

/// What is asked of the contacts in every cell of a cut.
struct CutQuestion {
  table::Cells sums;                  // filter, sums, products and one contribution per measure; what they are grouped by comes from the cut
  table::Dimension cases;             // its total first
  table::Expression case_code;        // code of a category of `cases`
  std::string case_rest;              // category of contacts whose case code is null; "" when there are none
  std::vector<std::string> measures;  // of the cube
  std::function<std::vector<double>(const table::CellsRow&)> values;
};

struct CutPlan {
  std::string id;
  std::vector<std::string> care_forms;
  std::vector<CutDimension> dimensions;
};

/// All cells of these cuts, asked for together; one cut per plan.
std::vector<Cut> make_cuts(model::Run& run, const CutQuestion& question, const std::vector<CutPlan>& plans);

/// True when each code of `inner` occurs with one code of `outer`: clinics that each belong to one hospital.
bool lies_inside(model::Run& run, const table::Filter& filter, const CutDimension& inner, const CutDimension& outer);

}  // namespace rodtrad::methods
