// The nation's figures from reference aggregates: what the region is compared with. They are published sums, so nothing
// in them is protected.
#pragma once

#include "methods/cost_outliers_settings.h"

namespace rodtrad::methods::cost_outliers {

struct NationFigures {
  std::int64_t contacts = 0;
  std::int64_t outliers = 0;
  std::int64_t cost = 0;          // minor units
  std::int64_t outlier_cost = 0;  // likewise
};

/// "" = all.
struct NationPlace {
  std::string care_form;
  std::string year;
  std::string age_band;
  std::string sex;
  auto operator<=>(const NationPlace&) const = default;
};

struct Nation {
  std::map<NationPlace, NationFigures> figures;                         // empty when there is no nation to compare with
  std::map<std::pair<std::string, std::string>, NationFigures> groups;  // by care form and DRG
  std::string currency;
  std::set<std::string> years;

  bool is_known() const { return !figures.empty(); }
  /// Figures with contacts; nothing when there are none.
  const NationFigures* find(const NationPlace& place) const;
  /// Share of outliers per care form and DRG in units of 1/kShareUnit.
  std::shared_ptr<const table::LookupList> expected_shares() const;
};

/// Figures of those of the given years that the bound aggregates hold; empty without any.
Nation read_nation(model::Run& run, const std::set<std::string>& years);

}  // namespace rodtrad::methods::cost_outliers
