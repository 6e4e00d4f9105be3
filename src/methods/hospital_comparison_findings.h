// What the tables say, in sentences whose numbers are references to cells, and the figures that go with them. Which words
// are used depends on the numbers and their intervals.
#pragma once

#include "methods/hospital_comparison_analysis.h"

namespace rodtrad::methods::hospital_comparison {

/// All findings of all care forms, in the order of the plan's usual questions.
void add_findings(const Analysis& analysis, model::Draft& draft);

/// One finding that says why nothing can be told.
void tell_not_possible(const core::Text& why, model::Draft& draft);

}  // namespace rodtrad::methods::hospital_comparison
