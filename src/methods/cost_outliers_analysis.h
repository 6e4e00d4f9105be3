// The study carried out: every cut that the data can give, why others cannot be given, and the nation beside it.
#pragma once

#include "methods/cost_outliers_cells.h"

namespace rodtrad::methods::cost_outliers {

/// One dimension of a cut in which a table is made.
struct Breakdown {
  std::string id;             // "municipality"
  std::string cut;            // id of the cut
  std::size_t dimension = 0;  // place in its cube
};

struct Analysis {
  Study study;
  Nation nation;
  bool comparable = false;              // own shares rest on national limits, or on the source's flag
  std::vector<std::string> care_forms;  // that occur, inpatient care first
  std::set<std::string> years;
  core::Text period;  // "2016–2019"
  std::map<std::string, Cut> cuts;
  std::vector<Breakdown> breakdowns;             // in the order of tables
  std::map<std::string, core::Text> impossible;  // breakdown → why it cannot be given
  /// Outliers by category of sex and age band, for the split of the outliers: [dimension][care form][category].
  std::map<std::string, std::map<std::string, std::map<std::string, stats::ClusterSums>>> splits;
  /// Contacts that are not judged, by care form: without a limit, and without a DRG.
  std::map<std::string, std::pair<table::CubeCell, table::CubeCell>> unjudged;

  const Breakdown* find(const std::string& id) const;
  /// Where a category of a breakdown is, all else at its total.
  Spot spot(const Breakdown& breakdown, std::size_t form, std::size_t category) const;
  const std::vector<table::Category>& categories(const Breakdown& breakdown) const;
  Spot whole(std::size_t form) const { return whole_of(cuts.at("people"), form); }
};

inline constexpr std::size_t kTopRows = 12;
/// Categories with fewer outliers are not ranked by cost: their place in the order would tell what is protected.
inline constexpr std::int64_t kLeastRanked = 10;

/// Outliers that a category can be ranked by: persons, or contacts when persons are not known.
std::int64_t ranked_count(const Spot& spot);

Analysis analyse(Study study);

}  // namespace rodtrad::methods::cost_outliers
