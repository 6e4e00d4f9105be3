// The p % rule and the dominance rule.
#include "plan/protection_rules.h"

namespace rodtrad::plan {

double slack_needed(const table::Contributions& x, const ProtectionRules& rules) {
  const double others = x.total - x.largest - x.second;
  const double largest = rules.dominators == 1 ? x.largest : x.largest + x.second;
  return std::max({0.0, rules.closeness * x.largest - others, largest / rules.dominance - x.total});
}

}  // namespace rodtrad::plan
