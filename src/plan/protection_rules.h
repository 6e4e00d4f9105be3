// What must hold of what is shown at a level: the numbers of disclosure control, as shares and counts.
#pragma once

#include <cstdint>

#include "table/contributions.h"

namespace rodtrad::plan {

struct ProtectionRules {
  std::int64_t threshold = 5;   // counts of 1 to threshold − 1 are hidden
  double measure_margin = 0.1;  // a hidden sum may not be known closer than this share of it
  double closeness = 0.1;       // p of the p % rule: no contributor may come this near another's contribution
  int dominators = 2;           // n of the dominance rule, 1 or 2
  double dominance = 0.9;       // k of the dominance rule: the n largest may not make up more than this share
};

/// How far a sum must be able to rise and fall for a reader, so that the rules hold for its contributors. 0: the sum may be
/// shown. p % rule: p·x₁ − (X − x₁ − x₂); dominance: (x₁ + … + xₙ)/k − X. X is the sum of sizes, so credits count as costs.
/// Source: Hundepool et al., Statistical Disclosure Control (2012), upper protection levels.
double slack_needed(const table::Contributions& contributions, const ProtectionRules& rules);

}  // namespace rodtrad::plan
