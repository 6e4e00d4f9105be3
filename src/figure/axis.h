// Axis: the range of values that a figure shows, with at most five ticks at round numbers and how they are written.
#pragma once

#include <string>
#include <vector>

#include "figure/figure.h"

namespace rodtrad::figure {

struct Axis {
  double low = 0;
  double high = 1;
  std::vector<double> ticks;  // ascending, within low … high
  double divisor = 1;         // ticks are written divided by this
  int decimals = 0;
  std::string unit;    // written once: "%", "mkr"; "" for counts
  std::string suffix;  // the unit with its space, to stand after a number

  /// Place of a value when `low` lies at `from` and `high` at `to` (px).
  double place(double value, double from, double to) const { return from + (to - from) * (value - low) / (high - low); }
  /// "40", "2,5"; without the unit.
  std::string show(double tick, core::Language language) const;
  /// Values are shown from zero.
  bool has_zero() const { return low <= 0 && high >= 0; }
};

enum class Origin { zero, data };  // bars start at zero; lines and dots use the room for the data

enum class Ends { at_data, at_ticks };

/// Axis over all values and intervals of the figure. It ends a little beyond the data, or at the ticks around them.
Axis make_axis(const Figure& figure, Origin origin, Ends ends, core::Language language);

}  // namespace rodtrad::figure
