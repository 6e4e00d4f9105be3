// Words about care forms and comparisons, chosen by the numbers.
#pragma once

#include "core/text.h"
#include "stats/interval.h"

namespace rodtrad::methods::cost_outliers {

/// Both languages joined word by word.
core::Text operator+(core::Text a, const core::Text& b);

/// "vårdtillfällena i sluten vård" / "inpatient episodes".
core::Text contacts_words(const std::string& care_form);
/// "i sluten vård" / "in inpatient care".
core::Text in_form(const std::string& care_form);

/// ", en högre andel än i riket ({nation})" and so on; the reference is named by `name`.
core::Text against_nation(stats::Verdict verdict, const std::string& name);

/// First letter in lower case, for a label inside a sentence; unchanged when the second letter is a capital.
core::Text inside_sentence(const core::Text& label);

}  // namespace rodtrad::methods::cost_outliers
