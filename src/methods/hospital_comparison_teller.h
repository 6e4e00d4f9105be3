// What one care form's findings are made from.
#pragma once

#include "methods/hospital_comparison_analysis.h"

namespace rodtrad::methods::hospital_comparison {

struct Teller {
  const Analysis& analysis;
  const FormAnalysis& form;
  model::Draft& draft;

  std::string table(const std::string& breakdown) const;
  table::CellId cell(const std::string& breakdown, const std::string& row, const std::string& column) const;
  /// The cell of a draft's table has a value.
  bool has_value(const table::CellId& id) const;
  /// Parts of a breakdown without total and unknown; none when there is no such breakdown.
  std::vector<Part> parts(const std::string& breakdown) const;
  /// Series over the parts of a breakdown.
  model::DraftSeries series(const std::string& breakdown, const std::vector<Part>& parts, const std::string& column, core::Text label,
                            figure::SeriesRole role) const;
  /// "Kostnad per DRG-poäng i sluten vård, 2016–2019"
  core::Text subtitle(const core::Text& what) const;
  void add(model::Finding finding) const { draft.findings.push_back(std::move(finding)); }
  void add(model::DraftFigure figure) const { draft.figures.push_back(std::move(figure)); }
};

/// How an estimate stands to a value that is taken as known.
stats::Verdict compare(const Estimate& estimate, double reference);

/// Cost per DRG point, all and without outliers, beside the nation.
void tell_points(const Teller& teller);
void tell_inliers(const Teller& teller);
/// The difference to the nation in its parts.
void tell_difference(const Teller& teller);
/// Observed / expected by hospital, clinic, municipality; by sex and age.
void tell_places(const Teller& teller, const std::string& breakdown);
void tell_people(const Teller& teller);
/// The DRG that costs most above the nation's mean.
void tell_groups(const Teller& teller);

}  // namespace rodtrad::methods::hospital_comparison
