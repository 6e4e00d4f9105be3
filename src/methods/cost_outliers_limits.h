// Which contacts are outliers, and above which limit: by the source's flag, a published list, or limits computed here.
//   computed, quartiles:  T = Q3 + k·(Q3 − Q1) per DRG and care form, on cost or ln cost; a contact is an outlier when its
//                         cost is greater than T. One k per care form: given, or calibrated to a share p in closed form:
//                         with r = (c − Q3)/(Q3 − Q1) in descending order and m = ⌊p·N⌋, every k in [r(m+1), r(m)) gives
//                         exactly m outliers.
//   computed, deviations: T = exp(mean of ln c + f · standard deviation of ln c, n − 1).
// A DRG with fewer contacts than the minimum, or whose quartiles are equal, has no limit. All in whole numbers: limits are
// kept as whole minor units and a rest in 10⁻¹² of one, so that sums are exact.
#pragma once

#include "core/int128.h"
#include "methods/cost_outliers_settings.h"
#include "model/draft.h"

namespace rodtrad::methods::cost_outliers {

/// Numerator / denominator in 128 bits, denominator > 0.
struct WideFraction {
  core::Int128 numerator = 0;
  core::Int128 denominator = 1;
  double value() const { return static_cast<double>(numerator) / static_cast<double>(denominator); }
};

/// How k was found for one care form.
struct Calibration {
  std::string care_form;
  std::int64_t contacts = 0;  // with a limit
  std::int64_t m = 0;
  std::optional<table::Fraction> low;   // r(m+1)
  std::optional<table::Fraction> high;  // r(m)
  WideFraction k;
  bool tied() const { return low && high && *low == *high; }
};

/// The limit of one DRG in one care form (and one year, when it comes from a list).
struct GroupLimit {
  std::vector<std::string> key;          // computed: care_form, drg; list: year, care_form, drg
  std::int64_t contacts = 0;             // that it was computed from
  std::optional<double> first_quartile;  // minor units
  std::optional<double> third_quartile;
  double limit = 0;           // minor units
  std::int64_t whole = 0;     // ⌊limit⌋
  std::int64_t rest = 0;      // (limit − ⌊limit⌋) · 10¹²
  std::int64_t ln_whole = 0;  // ⌊limit on the ln scale⌋ in table::kLnUnit, when that scale decides
};
inline constexpr std::int64_t kRestUnit = 1'000'000'000'000;

struct Limits {
  LimitSource source = LimitSource::computed;
  table::Expression outlier;               // 1, 0, or null when the contact cannot be judged
  std::optional<table::Expression> whole;  // limit of the contact's group; nothing when no limits are known
  std::optional<table::Expression> rest;   // nothing when limits are whole
  std::vector<GroupLimit> groups;          // sorted by key
  std::vector<Calibration> calibrations;   // one per care form, calibrated rule only
  std::vector<model::Note> notes;
  std::vector<std::pair<core::Text, core::Text>> facts;

  const GroupLimit* find(const std::string& care_form, const std::string& drg) const;  // the latest year's
};

/// Contacts within the years of the settings that have a cost.
table::Filter base_filter(const Settings& settings);

/// Nothing when the data cannot tell outliers; `why` then says the reason.
std::optional<Limits> find_limits(model::Run& run, const Settings& settings, core::Text& why);

/// The first request of computed limits, which needs no earlier answer.
table::Quantiles quartile_request(const Settings& settings);

}  // namespace rodtrad::methods::cost_outliers
