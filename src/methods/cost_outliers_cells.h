// Table cells over the cubes of the study. Each names the cube cells that it rests on: a share its numerator, complement
// and denominator.
#pragma once

#include "methods/cost_outliers_cuts.h"
#include "methods/cost_outliers_nation.h"
#include "methods/draft_cells.h"

namespace rodtrad::methods::cost_outliers {

/// A place in a cut, whatever the case.
struct Spot {
  const Cut* cut = nullptr;
  std::vector<std::size_t> at;  // one index per dimension; the case is ignored

  std::size_t index(Case which) const;
  const table::CubeCell& cell(Case which) const { return cut->cube.cells[index(which)]; }
  const CellSums& sums() const { return cut->sums[index(kAll)]; }
  /// The same place with another category in one dimension.
  Spot with(std::size_t dimension, std::size_t category) const;
};

/// The place of a care form with all else at its total.
Spot whole_of(const Cut& cut, std::size_t form);

model::DraftCell contacts_cell(const Spot& spot);
model::DraftCell outliers_cell(const Spot& spot);
/// Outliers of contacts, percent, with its interval.
model::DraftCell share_cell(const Spot& spot);
/// The outliers' whole cost, and its share of all cost (percent, with interval).
model::DraftCell outlier_cost_cell(const Spot& spot);
model::DraftCell cost_share_cell(const Spot& spot);
model::DraftCell all_cost_cell(const Spot& spot);
/// Cost above the limit, and its share of all cost (percent).
model::DraftCell excess_cell(const Spot& spot);
model::DraftCell excess_share_cell(const Spot& spot);
/// Outliers in relation to what the nation's shares per DRG would give, with Byar's interval.
model::DraftCell mix_cell(const Spot& spot);
/// The part of the whole's outliers that lie in one of its categories, percent; `sums` are the whole's, a = in the part.
model::DraftCell split_cell(const Spot& whole, const Spot& part, const std::optional<Spot>& complement, const stats::ClusterSums& sums);

/// Share in percent of the nation's outliers; missing when the nation has no contacts there.
model::DraftCell nation_share_cell(const NationFigures* figures);
model::DraftCell nation_split_cell(const NationFigures* part, const NationFigures* whole);

/// Interval of a share at a level: clustered by person, or Wilson when persons are not known.
stats::Interval share_interval(const stats::ClusterSums& sums, bool persons, double level);

/// Outliers of contacts.
double share_of(const Spot& spot);
/// The share in one place against that in another, taken as independent.
stats::Verdict difference(const Spot& a, const Spot& b);

}  // namespace rodtrad::methods::cost_outliers
