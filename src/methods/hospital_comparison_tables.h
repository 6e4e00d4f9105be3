// The tables of the draft, one set per care form: "<breakdown>_<care form>" with productivity, case mix and inliers;
// "expected" with observed and expected cost per hospital; "reference" beside nation and kinds of hospital; "difference"
// split into parts; "drg" with the DRGs that cost most above the nation's; and over the care forms "left_out".
#pragma once

#include "methods/hospital_comparison_analysis.h"

namespace rodtrad::methods::hospital_comparison {

/// Cubes and tables of the analysis; the draft has them before figures and findings are made.
void add_tables(const Analysis& analysis, model::Draft& draft);

std::string table_id(const std::string& breakdown, const std::string& care_form);

/// Which lists of weights and limits the numbers of a care form rest on, with versions and corrections.
std::vector<core::Text> list_notes(const Study& study);

}  // namespace rodtrad::methods::hospital_comparison
