// Cubes of the study: care form × case (outlier, inlier) × the dimensions of a cut, with all totals, contacts and distinct
// persons in every cell; and beside them, for each cell with all cases, the sums that shares and intervals need.
#pragma once

#include "methods/cost_outliers_limits.h"
#include "methods/cuts.h"
#include "stats/interval.h"
#include "table/table.h"

namespace rodtrad::methods::cost_outliers {

/// What all requests of one run share.
struct Study {
  model::Run& run;
  Settings settings;
  Limits limits;
  const model::DatasetInfo& contacts;
  table::Filter judged;                               // contacts that are outlier or inlier
  std::shared_ptr<const table::LookupList> expected;  // the nation's share of outliers per care form and DRG, in 10⁻⁹; may be absent

  bool has(const std::string& column) const;
  bool has_excess() const { return limits.whole.has_value(); }
};
inline constexpr std::int64_t kShareUnit = 1'000'000'000;

/// Sums over the contacts of a cell with all cases.
struct CellSums {
  std::int64_t contacts = 0;
  std::int64_t outliers = 0;
  stats::ClusterSums share;       // outliers of contacts, by person when persons are known
  stats::ClusterSums cost_share;  // the outliers' cost of all cost, likewise by contact otherwise
  std::int64_t observed = 0;      // outliers in DRGs that the nation has
  double expected = 0;            // that they would be with the nation's shares
};

/// Places of categories of the case.
enum Case : std::size_t { kAll, kOutlier, kInlier };
enum Measure : std::size_t { kCost, kExcess };  // places of measures in a cube

/// A cut with the sums of its cells.
struct Cut {
  table::Cube cube;
  std::vector<CellSums> sums;  // by cell; filled where the case is kAll
  bool persons = false;        // clusters are persons
};

/// Asks for all cells of the cuts, together.
std::vector<Cut> make_cuts(Study& study, const std::vector<CutPlan>& plans);

}  // namespace rodtrad::methods::cost_outliers
