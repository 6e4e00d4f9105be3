// The tables of the draft: "change" by age, "levels" of sum, one table per breakdown with its amounts, "decomposition" of the
// change of cost (whole, and by breakdown), "population" and "pure" effect of the population. Cells name what they rest on.
#pragma once

#include "methods/demographic_pressure_population.h"
#include "model/draft.h"

namespace rodtrad::methods::demographic_pressure {

/// A level at which the rule can be applied and summed: its id as in the parameter `level`.
struct Level {
  std::string id;
  core::Text label;
  std::string breakdown;  // "" = the whole region
};
const std::vector<Level>& levels();

/// The level asked for, or the finest that the data can give when they cannot give that.
std::string level_used(const Study& study);

/// Columns of the amount that is summed, in the table of clinics: "chapters" or "amount".
std::string clinic_column(const Study& study);

/// Cubes and tables; the draft has them before figures and findings are made.
void add_tables(const Study& study, const Population& population, model::Draft& draft);

}  // namespace rodtrad::methods::demographic_pressure
