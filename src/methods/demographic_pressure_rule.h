// The plan's rule for one group of contacts (a clinic, a chapter of a clinic …) between two years. With Δn and ΔC the
// changes of contacts and cost, o = 65 and over, y = under 65:
//   Δn(o) > 0, Δn(y) > 0:  D = ΔC(o) + ΔC(y), "the cost change", or ΔC(o) alone
//   Δn(o) > 0, Δn(y) < 0:  D = ΔC(o) − max(0, −ΔC(y)), the cost decrease of the young deducted; or ΔC(o) + ΔC(y) throughout
//   otherwise              D = 0
// Source: the region's plan, which leaves five points open; they are parameters. D is not additive: a rule on sums is not
// the sum of the rule.
#pragma once

#include <cstdint>

namespace rodtrad::methods::demographic_pressure {

/// Change of one age band between the years. Costs in minor units, at the same prices.
struct Change {
  std::int64_t contacts = 0;
  double cost = 0;
};

struct Rule {
  bool older_only = false;             // both increase: only the cost of 65 and over
  bool adds_younger_rise = false;      // the young decrease but their cost rises: the rise is added
  bool unchanged_is_increase = false;  // Δn = 0
  bool floor_at_zero = false;
};

double pressure(const Change& old, const Change& young, const Rule& rule);

}  // namespace rodtrad::methods::demographic_pressure
