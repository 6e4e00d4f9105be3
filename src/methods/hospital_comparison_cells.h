// Table cells over the cubes of the study. Each names the cube cells that it rests on: a number about inliers those of all
// cases, since whoever knows two of them knows the third.
#pragma once

#include "methods/draft_cells.h"
#include "methods/hospital_comparison_study.h"

namespace rodtrad::methods::hospital_comparison {

/// A place in a cut, whatever the case.
struct Spot {
  const Study* study = nullptr;
  const Cut* cut = nullptr;
  std::vector<std::size_t> at;  // one index per dimension; the case is ignored

  std::size_t index(Case which) const;
  const table::CubeCell& cell(Case which) const { return cut->cube.cells[index(which)]; }
  const table::CellsRow& answer(Case which) const { return cut->answers[index(which)]; }
  Spot with(std::size_t dimension, std::size_t category) const;
};

/// The place of all contacts of a cut.
Spot whole_of(const Study& study, const Cut& cut);

model::DraftCell contacts_cell(const Spot& spot);
model::DraftCell cost_cell(const Spot& spot);
/// Cost per contact, and that of inliers, with intervals.
model::DraftCell contact_cost_cell(const Spot& spot);
model::DraftCell inlier_mean_cell(const Spot& spot);
/// Case mix index: points per contact, with its interval.
model::DraftCell mix_cell(const Spot& spot);
/// Cost per DRG point, and that of inliers, with intervals.
model::DraftCell point_cell(const Spot& spot);
model::DraftCell inlier_point_cell(const Spot& spot);
/// What the contacts would have cost with the region's own means.
model::DraftCell expected_cell(const Spot& spot);
/// Observed / expected by the own standard, by the nation's and by that of the same kind of hospital, with intervals.
model::DraftCell own_ratio_cell(const Spot& spot);
model::DraftCell nation_ratio_cell(const Spot& spot);
model::DraftCell kind_ratio_cell(const Spot& spot);
/// Cost above what the nation's means would give, minor units.
model::DraftCell nation_excess_cell(const Spot& spot);
double nation_excess(const Spot& spot);

/// What a number about inliers or outliers rests on: the counts of all cases of a place, and these measures.
std::vector<model::Basis> basis_of_all_cases(const Spot& spot, std::vector<std::string> measures);

/// Places with fewer persons (contacts when persons are not known) are not ranked: their place would tell what is protected.
inline constexpr std::int64_t kLeastRanked = 10;
std::int64_t ranked_count(const Spot& spot);

/// Estimate and interval of a ratio at a level; nothing when it is not defined.
struct Estimate {
  double value = 0;
  double error = 0;  // standard error
  bool has_interval = false;
  stats::Interval interval(double level) const;
};
std::optional<Estimate> own_ratio(const Spot& spot);
std::optional<Estimate> nation_ratio(const Spot& spot);
std::optional<Estimate> cost_per_point(const Spot& spot, Case which);

}  // namespace rodtrad::methods::hospital_comparison
