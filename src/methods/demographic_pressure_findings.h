// What the tables say, in sentences whose numbers are references to cells, and the figures that go with them.
#pragma once

#include "methods/demographic_pressure_tables.h"

namespace rodtrad::methods::demographic_pressure {

/// All findings, in the order of the plan's usual questions: the amount, contacts by age, chapters, clinics, what follows from
/// the population, the change in three parts, areas of care, sexes and municipalities.
void add_findings(const Study& study, const Population& population, model::Draft& draft);

}  // namespace rodtrad::methods::demographic_pressure
