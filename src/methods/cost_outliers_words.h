// Words about care forms and comparisons, chosen by the numbers.
#pragma once

#include "methods/words.h"
#include "stats/interval.h"

namespace rodtrad::methods::cost_outliers {

/// "vårdtillfällena i sluten vård" / "inpatient episodes".
core::Text contacts_words(const std::string& care_form);
/// "i sluten vård" / "in inpatient care".
core::Text in_form(const std::string& care_form);

/// ", en högre andel än i riket ({nation})" and so on; the reference is named by `name`.
core::Text against_nation(stats::Verdict verdict, const std::string& name);

}  // namespace rodtrad::methods::cost_outliers
