// What a contact costs and how long a stay lasts: a lognormal body and a heavy tail, which makes the outliers.
#pragma once

#include "example/distributions.h"
#include "example/groups.h"
#include "example/world.h"

namespace rodtrad::example {

/// Price of one DRG point in kronor. 2022: 63 493 kr, what weight 1 stood for in the published national list of clinic
/// weights for that year; other years follow an invented change of 3.5 per cent a year.
std::int64_t point_price(int year);
inline constexpr int kPriceYear = 2022;

/// What decides how often a contact becomes very expensive.
struct TailCase {
  const Condition& condition;
  CareForm form = CareForm::inpatient;
  Sex sex = Sex::female;
  int age = 0;
  bool inland = false;
  int hospital = 0;
  int year = 0;
};
/// Probability of a very expensive contact, in 1/65536.
std::uint32_t tail_probability(const World& world, const TailCase& what);

/// Days and cost of one contact of a group, drawn together: a long stay costs more.
struct Draw {
  int days = 0;
  std::int64_t factor = 0;  // cost in relation to the group's mean (q16)
};
Draw draw_stay(const Group& group, bool tail, Random& random);
Draw draw_visit(bool tail, Random& random);

/// Cost in öre at the hospital's price level.
std::int64_t cost_of(const Group& group, std::int64_t factor, int year, const CostLevel& level);

}  // namespace rodtrad::example
