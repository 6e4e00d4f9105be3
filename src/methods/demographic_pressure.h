// Demographic cost pressure: what the plan's rule makes of the change in contacts and cost of people under 65 and of 65 and
// over, by clinic and diagnosis chapter, at every level of sum; beside it what the population's ages and sexes alone would
// have done, and the change in three parts. Formula, example and limits: docs/methods/demographic_pressure.md.
#pragma once

#include "model/method.h"

namespace rodtrad::methods::demographic_pressure {

const model::Method& method();

}  // namespace rodtrad::methods::demographic_pressure
