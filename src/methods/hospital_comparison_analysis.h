// The comparison carried out: the studies of the care forms with every cut that the data can give, and why others cannot.
#pragma once

#include "methods/hospital_comparison_cells.h"
#include "methods/hospital_comparison_difference.h"

namespace rodtrad::methods::hospital_comparison {

/// One dimension of a cut in which a table is made.
struct Breakdown {
  std::string id;             // "municipality"
  std::string cut;            // id of the cut
  std::size_t dimension = 0;  // place in its cube
};

/// A category of a breakdown and where it is.
struct Part {
  table::Category category;
  Spot spot;
};

struct FormAnalysis {
  Study study;
  core::Text period;  // "2016–2019"
  std::map<std::string, Cut> cuts;
  std::vector<Breakdown> breakdowns;  // in the order of tables
  Differences differences;

  const std::string& care_form() const { return study.care_form(); }
  const Breakdown* find(const std::string& id) const;
  Spot whole() const { return whole_of(study, cuts.at(cut_id("people"))); }
  /// All categories with contacts, the total first.
  std::vector<Part> parts(const Breakdown& breakdown) const;
  /// DRGs by cost above the nation's, then the others together and the total; none without a nation.
  std::vector<Part> groups() const;
  std::string cut_id(const std::string& name) const { return name + "_" + care_form(); }
};

struct Analysis {
  std::vector<std::unique_ptr<FormAnalysis>> forms;  // those with contacts to compare, inpatient care first
  std::vector<std::unique_ptr<Study>> ungrouped;     // care forms without any
  std::map<std::string, core::Text> impossible;      // breakdown → why it cannot be given
};

Analysis analyse(model::Run& run, const Settings& settings);

}  // namespace rodtrad::methods::hospital_comparison
