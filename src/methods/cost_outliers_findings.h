// What the tables say, in sentences whose numbers are references to cells, and the figures that go with them. Which words
// are used depends on the numbers and their intervals.
#pragma once

#include "methods/cost_outliers_analysis.h"

namespace rodtrad::methods::cost_outliers {

/// Everything that one care form's findings are made from.
struct Teller {
  const Analysis& analysis;
  model::Draft& draft;
  std::size_t form = 0;

  const std::string& care_form() const { return analysis.care_forms[form]; }
  std::string table(const std::string& breakdown) const;
  table::CellId cell(const std::string& breakdown, const std::string& row, const std::string& column) const;
  /// Cell in "overview" or "cost".
  table::CellId total(const std::string& table, const std::string& column) const { return {table, care_form(), column}; }
  /// Spots of a breakdown without total and unknown, with their categories.
  std::vector<std::pair<table::Category, Spot>> parts(const std::string& breakdown) const;
  bool compares() const { return analysis.comparable; }
  /// The own share against a known value.
  stats::Verdict verdict(const stats::ClusterSums& sums, double reference) const;
  void add(model::Finding finding) const { draft.findings.push_back(std::move(finding)); }
  void add(model::DraftFigure figure) const { draft.figures.push_back(std::move(figure)); }
  /// Series over the rows of a table.
  model::DraftSeries series(const std::string& breakdown, const std::vector<std::string>& rows, const std::string& column, core::Text label,
                            figure::SeriesRole role) const;
  /// "Andel ytterfall i sluten vård, procent, 2016–2019"
  core::Text subtitle(const core::Text& what, const core::Text& unit) const;
};

/// How many, and how the nation does; who they are; what they cost; where and when.
void tell_share(const Teller& teller);
void tell_age(const Teller& teller);
void tell_sex(const Teller& teller);
void tell_sex_and_age(const Teller& teller);
void tell_cost(const Teller& teller);
void tell_chapters(const Teller& teller);
void tell_groups(const Teller& teller);
void tell_places(const Teller& teller, const std::string& breakdown);
void tell_years(const Teller& teller);

/// All findings of all care forms, in the order of the plan's usual questions.
void add_findings(const Analysis& analysis, model::Draft& draft);

}  // namespace rodtrad::methods::cost_outliers
