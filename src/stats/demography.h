// What a change in people does to cost. Held cost: direct standardisation. Change in three parts: Kitagawa 1955 (Components of
// a difference between two rates, JASA 50), twice: all × mean amount first, then the mean amount into shares and amounts.
#pragma once

#include <span>

namespace rodtrad::stats {

/// One group (of age, say) at two times: how many, and their amount together. A group with nobody at a time has amount 0.
struct GroupAtTwoTimes {
  double count_before = 0;
  double amount_before = 0;
  double count_after = 0;
  double amount_after = 0;
};

/// Parts of the change of the amount: more or fewer in all, other shares of the groups, another amount each.
struct ChangeInParts {
  double change = 0;
  double volume = 0;
  double mix = 0;
  double level = 0;
};

/// With N all, r the mean amount, s the groups' shares, c their amounts each, Δ the change and ‾ the mean of the two times:
///   volume = ΔN·r̄,  mix = N̄·Σ Δs·c̄,  level = N̄·Σ s̄·Δc.
/// Volume and mix are rounded to 1/256 of the unit and level is the rest, so that the parts are exactly the change when amounts
/// are whole and below 2⁴⁴. A group with nobody at one time is taken to have had the other time's amount each; when nobody at
/// all was there, all is volume.
ChangeInParts change_in_parts(std::span<const GroupAtTwoTimes> groups);

/// A number on the grid of those parts.
double on_grid(double value);

/// One group of people and what was paid for them at the first time. people_before > 0.
struct HeldCost {
  double cost_before = 0;
  double people_before = 0;
  double people_after = 0;
};

/// Σ cost · (people_after / people_before − 1): the change when each group costs as much per head as before. Exactly 0 when
/// nobody has come or gone.
double held_cost_change(std::span<const HeldCost> groups);

}  // namespace rodtrad::stats
