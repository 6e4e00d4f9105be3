// What care would have cost with the means of others. Own standard: the mean cost of all the region's contacts in the same
// year, DRG and, where there is one, severity. Reference: the mean in the same year and DRG of the nation, or of hospitals
// of the same kind. Means are kept as whole minor units and a rest in 10⁻⁹ of one, so that sums are exact.
#pragma once

#include "methods/drg_lists.h"
#include "methods/hospital_comparison_settings.h"

namespace rodtrad::methods::hospital_comparison {

inline constexpr std::int64_t kRestUnit = 1'000'000'000;

/// Mean cost that is expected of a contact; null where there is no mean.
struct Expected {
  table::Expression whole;
  table::Expression rest;
};

struct ReferenceSums {
  std::int64_t contacts = 0;
  std::int64_t outliers = 0;
  std::int64_t cost = 0;          // minor units
  std::int64_t outlier_cost = 0;  // likewise
};

/// Figures per year, care form and DRG of the nation and of kinds of hospital: published sums, nothing in them is protected.
struct Reference {
  std::map<std::string, std::map<DrgList::Key, ReferenceSums>> areas;  // by code of area_type

  const std::map<DrgList::Key, ReferenceSums>* find(const std::string& area) const;
  std::set<std::string> years(const std::string& area, const std::string& care_form) const;
};

/// Those of the given years; empty without any, or when the currency is another.
Reference read_reference(model::Run& run, const std::set<std::string>& years);

/// The contacts' own means in a care form.
Expected own_standard(model::Run& run, const table::Filter& contacts, bool by_severity);
/// The nation's means.
Expected nation_standard(const Reference& reference);
/// Those of the contact's own kind of hospital.
Expected kind_standard(const Reference& reference);

}  // namespace rodtrad::methods::hospital_comparison
