// The study of one care form: its contacts, lists and standards, what is asked in every cell, and how answers are read.
#pragma once

#include "methods/cuts.h"
#include "methods/hospital_comparison_lists.h"
#include "methods/hospital_comparison_standard.h"
#include "stats/interval.h"

namespace rodtrad::methods::hospital_comparison {

/// Contacts of the care form that are not compared, in the order in which they are looked for.
enum LeftOut : std::size_t { kUngrouped, kNoSeverity, kNoWeight, kLeftOutKinds };

/// A cost beside what was expected: places of sums in the answers.
struct Standard {
  int observed = -1;  // cost of contacts with a mean
  int whole = -1;
  int rest = -1;
  bool is_known() const { return whole >= 0; }
};

struct Study {
  model::Run& run;
  Settings settings;
  const model::DatasetInfo& contacts;
  std::vector<std::string> care_forms;  // the one that is studied
  bool by_severity = false;
  Weights weights;
  Outliers outliers;
  table::Filter compared;  // the contacts: with cost, DRG, severity and weight, as far as the care form has them
  std::set<std::string> years;
  Reference reference;
  std::array<table::CubeCell, kLeftOutKinds> left_out;
  CutQuestion question;
  int points = -1;  // place of the sum of weights
  Standard own, nation, kind;

  const std::string& care_form() const { return care_forms.front(); }
  bool has(const std::string& column) const { return contacts.has(column); }
  /// The area has figures for just the years of the contacts, so that levels at current prices can be compared.
  bool same_years(const std::string& area) const { return reference.years(area, care_form()) == years; }
};

inline constexpr int kCost = 0, kContacts = -1;  // places in the answers; −1 = the contacts
/// Measures of the cubes: minor units, minor units, millionths of a point.
inline constexpr const char *kCostMeasure = "cost", *kExpectedMeasure = "expected", *kPointsMeasure = "points";
/// Places of categories of the case.
enum Case : std::size_t { kAll, kOutlier, kInlier, kUnjudged };

/// Nothing to study (no contacts with a DRG) leaves `years` empty.
Study make_study(model::Run& run, const Settings& settings, const std::string& care_form);

/// Sum over the contacts of an answer.
double sum_of(const table::CellsRow& row, int place);
/// Sums of two by person, or by contact when persons are not known.
stats::ClusterSums clusters_of(const Study& study, const table::CellsRow& row, int a, int b);
/// Minor units.
double expected_of(const table::CellsRow& row, const Standard& standard);
/// Observed less expected; minor units.
double excess_of(const table::CellsRow& row, const Standard& standard);

}  // namespace rodtrad::methods::hospital_comparison
