// Cost outliers (ytterfall): how many contacts cost more than the limit of their DRG, who they are, what they cost, where
// and when; beside the nation when its figures are there. Formula, example and limits: docs/methods/cost_outliers.md.
#pragma once

#include "model/method.h"

namespace rodtrad::methods::cost_outliers {

const model::Method& method();

}  // namespace rodtrad::methods::cost_outliers
