// Range, round ticks and units of an axis.
#include "figure/axis.h"

#include <cmath>

#include "core/number_format.h"

namespace rodtrad::figure {
namespace {

using core::Language;
constexpr int kMostTicks = 5;

struct Range {
  double low = 0;
  double high = 0;
  bool empty = true;

  void take(double value) {
    low = empty ? value : std::min(low, value);
    high = empty ? value : std::max(high, value);
    empty = false;
  }
};

Range range_of(const Figure& figure) {
  Range range;
  for (const Series& series : figure.series) {
    for (const Point& point : series.points) {
      if (point.status != table::Status::value) continue;
      range.take(point.value);
      if (point.low) range.take(*point.low);
      if (point.high) range.take(*point.high);
    }
  }
  return range;
}

std::vector<double> ticks_of(const Axis& axis, double step) {
  std::vector<double> ticks;
  const double first = std::ceil(axis.low / step - 1e-9), last = std::floor(axis.high / step + 1e-9);
  for (double tick = first; tick <= last; ++tick) ticks.push_back(tick == 0 ? 0 : tick * step);
  return ticks;
}

Axis widened_to_ticks(Axis axis, double step) {
  axis.low = std::floor(axis.low / step + 1e-9) * step;
  axis.high = std::ceil(axis.high / step - 1e-9) * step;
  return axis;
}

/// The smallest of 1, 2, 5 × 10ⁿ that gives at most five ticks; at least 1 for counts.
double step_of(const Axis& axis, Ends ends, bool whole) {
  double power = std::pow(10, std::floor(std::log10((axis.high - axis.low) / kMostTicks)));
  if (whole) power = std::max(power, 1.0);
  for (;; power *= 10) {
    for (const double mantissa : {1.0, 2.0, 5.0}) {
      const double step = power * mantissa;
      if (ticks_of(ends == Ends::at_ticks ? widened_to_ticks(axis, step) : axis, step).size() <= kMostTicks) return step;
    }
  }
}

int decimals_of(double step) {
  int decimals = 0;
  while (decimals < 6 && std::abs(step - std::round(step)) > 1e-9 * std::abs(step)) {
    step *= 10;
    ++decimals;
  }
  return decimals;
}

/// Money is kept in minor units and written in millions, thousands or whole units, as in tables.
void set_money_unit(Axis& axis, const std::string& currency, Language language) {
  const double whole = std::max(std::abs(axis.low), std::abs(axis.high)) / 100;
  const bool swedish = language == Language::sv, kronor = swedish && currency == "SEK";
  const std::string million = swedish ? "miljoner " : "million ", thousand = swedish ? "tusen " : "thousand ";
  if (whole >= 1e6) {
    axis.divisor = 1e8;
    axis.unit = kronor ? "mkr" : million + currency;
  } else if (whole >= 1e4) {
    axis.divisor = 1e5;
    axis.unit = kronor ? "tkr" : thousand + currency;
  } else {
    axis.divisor = 100;
    axis.unit = kronor ? "kr" : currency;
  }
}

void set_unit(Axis& axis, const Figure& figure, Language language) {
  switch (figure.unit) {
    case table::Unit::money:
      set_money_unit(axis, figure.currency, language);
      break;
    case table::Unit::percent:
      axis.unit = "%";
      break;
    case table::Unit::days:
      axis.unit = language == Language::sv ? "dagar" : "days";
      break;
    default:
      break;
  }
  const bool joined = axis.unit.empty() || (axis.unit == "%" && language == Language::en);
  axis.suffix = (joined ? "" : "\u00A0") + axis.unit;
}

}  // namespace

std::string Axis::show(double tick, Language language) const { return core::show_number(tick / divisor, decimals, language); }

Axis make_axis(const Figure& figure, Origin origin, Ends ends, Language language) {
  Axis axis;
  Range range = range_of(figure);
  if (origin == Origin::zero) range.take(0);
  if (range.empty) return axis;
  if (range.low == range.high) range.take(range.high + (range.high == 0 ? 1 : std::abs(range.high) / 2));
  const double margin = origin == Origin::zero ? 0 : 0.05 * (range.high - range.low);
  axis.low = range.low >= 0 ? std::max(0.0, range.low - margin) : range.low - margin;
  axis.high = range.high <= 0 ? std::min(0.0, range.high + margin) : range.high + margin;
  set_unit(axis, figure, language);
  const double step = step_of(axis, ends, figure.unit == table::Unit::count || figure.unit == table::Unit::persons);
  if (ends == Ends::at_ticks) axis = widened_to_ticks(axis, step);
  axis.ticks = ticks_of(axis, step);
  axis.decimals = decimals_of(step / axis.divisor);
  return axis;
}

}  // namespace rodtrad::figure
