// Words about care forms and comparisons, chosen by the numbers.
#pragma once

#include "methods/words.h"
#include "stats/interval.h"

namespace rodtrad::methods::cost_outliers {

/// ", en högre andel än i riket ({nation})" and so on; the reference is named by `name`.
core::Text against_nation(stats::Verdict verdict, const std::string& name);

}  // namespace rodtrad::methods::cost_outliers
