// Round scales.
#include "publish/office/chart_scale.h"

#include <cmath>

namespace rodtrad::publish {

Scale round_scale(double low, double high, int most) {
  if (!(high > low)) high = low + (low == 0 ? 1 : std::abs(low) * 0.1);
  for (double power = std::pow(10, std::floor(std::log10((high - low) / most)));; power *= 10) {
    for (const double factor : {1.0, 2.0, 5.0}) {
      const double step = factor * power;
      const double from = std::floor(low / step + 1e-9), to = std::ceil(high / step - 1e-9);
      if (to - from <= most) return {from * step, to * step, step};
    }
  }
}

Scale scale_of(const ChartData& data) {
  double low = 0, high = 0;
  bool any = false;
  const auto take = [&](const std::optional<double>& value) {
    if (!value) return;
    low = any ? std::min(low, *value) : *value;
    high = any ? std::max(high, *value) : *value;
    any = true;
  };
  for (const ChartSeries& series : data.series) {
    for (const ChartPoint& point : series.points) {
      take(point.value);
      take(point.low);
      take(point.high);
    }
  }
  const bool bars = data.kind == figure::Kind::bar || data.kind == figure::Kind::column;
  const bool zero_near = low > 0 && low < 0.7 * high;
  if (bars || zero_near) low = std::min(low, 0.0);
  if (bars) high = std::max(high, 0.0);
  return round_scale(low, high);
}

}  // namespace rodtrad::publish
