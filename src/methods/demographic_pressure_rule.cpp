// The rule as it stands.
#include "methods/demographic_pressure_rule.h"

#include <algorithm>

namespace rodtrad::methods::demographic_pressure {
namespace {

bool increased(std::int64_t difference, const Rule& rule) { return difference > 0 || (difference == 0 && rule.unchanged_is_increase); }

double unbounded(const Change& old, const Change& young, const Rule& rule) {
  if (increased(young.contacts, rule)) return rule.older_only ? old.cost : old.cost + young.cost;
  if (young.cost > 0 && !rule.adds_younger_rise) return old.cost;
  return old.cost + young.cost;
}

}  // namespace

double pressure(const Change& old, const Change& young, const Rule& rule) {
  if (!increased(old.contacts, rule)) return 0;
  const double amount = unbounded(old, young, rule);
  return rule.floor_at_zero ? std::max(amount, 0.0) : amount;
}

}  // namespace rodtrad::methods::demographic_pressure
