// The value axis of a chart: round ends and steps, at most five grid lines above the first.
#pragma once

#include "publish/office/chart_data.h"

namespace rodtrad::publish {

struct Scale {
  double low = 0;
  double high = 1;
  double step = 1;
};

/// Round ends around low … high with at most `most` steps of 1, 2 or 5 times a power of ten.
Scale round_scale(double low, double high, int most = 5);

/// For the values and intervals of a figure. Bars start at zero always; dots and lines when zero is near enough that
/// the difference between the values is still seen.
Scale scale_of(const ChartData& data);

}  // namespace rodtrad::publish
