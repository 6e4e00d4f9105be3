// Limits computed from the bound contacts.
#pragma once

#include "methods/cost_outliers_limits.h"

namespace rodtrad::methods::cost_outliers {

/// Groups with limits and, for the calibrated rule, how k was found; expressions and facts are not set.
struct ComputedLimits {
  std::vector<GroupLimit> groups;
  std::vector<Calibration> calibrations;
};

ComputedLimits compute_limits(model::Run& run, const Settings& settings);

/// k between r(m+1) and r(m): the middle, or the low end when there is no high one, the two are equal, or it is asked for.
WideFraction place_in_interval(const std::optional<table::Fraction>& low, const std::optional<table::Fraction>& high, bool at_low_end);

/// T = (q3 + k·range) / parts, with quartiles as numerators over `parts`: its whole part and rest; on the ln scale also
/// the whole part there.
GroupLimit quartile_limit(std::int64_t third_quartile, std::int64_t range, std::int64_t parts, const WideFraction& k, bool ln);

}  // namespace rodtrad::methods::cost_outliers
