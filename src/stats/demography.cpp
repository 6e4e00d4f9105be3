// Parts of a change.
#include "stats/demography.h"

#include <cmath>

namespace rodtrad::stats {
namespace {

struct Factors {
  double share_before, share_after, each_before, each_after;
};

double ratio(double amount, double count, double otherwise) { return count > 0 ? amount / count : otherwise; }

Factors factors_of(const GroupAtTwoTimes& g, double all_before, double all_after) {
  Factors f{};
  f.share_before = ratio(g.count_before, all_before, ratio(g.count_after, all_after, 0));
  f.share_after = ratio(g.count_after, all_after, f.share_before);
  f.each_before = ratio(g.amount_before, g.count_before, ratio(g.amount_after, g.count_after, 0));
  f.each_after = ratio(g.amount_after, g.count_after, f.each_before);
  return f;
}

double mean_of(double before, double after) { return (before + after) / 2; }

}  // namespace

double on_grid(double value) { return std::round(value * 256) / 256; }

ChangeInParts change_in_parts(std::span<const GroupAtTwoTimes> groups) {
  double all_before = 0, all_after = 0;
  ChangeInParts parts;
  for (const GroupAtTwoTimes& g : groups) {
    all_before += g.count_before;
    all_after += g.count_after;
    parts.change += g.amount_after - g.amount_before;
  }
  double each_before = 0, each_after = 0;
  for (const GroupAtTwoTimes& g : groups) {
    const Factors f = factors_of(g, all_before, all_after);
    each_before += f.share_before * f.each_before;
    each_after += f.share_after * f.each_after;
    parts.mix += mean_of(all_before, all_after) * (f.share_after - f.share_before) * mean_of(f.each_before, f.each_after);
  }
  parts.volume = on_grid((all_after - all_before) * mean_of(each_before, each_after));
  parts.mix = on_grid(parts.mix);
  parts.level = parts.change - parts.volume - parts.mix;
  return parts;
}

double held_cost_change(std::span<const HeldCost> groups) {
  double change = 0;
  for (const HeldCost& g : groups) change += g.cost_before * (g.people_after / g.people_before - 1);
  return change;
}

}  // namespace rodtrad::stats
