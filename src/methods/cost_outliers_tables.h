// The tables of the draft, one set per care form: "<breakdown>_<care form>", split tables, the crossing of sex and age,
// limits; and over the care forms "overview" and "cost".
#pragma once

#include "methods/cost_outliers_analysis.h"

namespace rodtrad::methods::cost_outliers {

/// Cubes and tables of the analysis; the draft has them before figures and findings are made.
void add_tables(Analysis& analysis, model::Draft& draft);

std::string table_id(const std::string& breakdown, const std::string& care_form);

}  // namespace rodtrad::methods::cost_outliers
