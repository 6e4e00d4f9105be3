// Comparison of hospitals by cost per patient: cost per DRG point, case mix, inliers, observed against expected cost, and
// the difference to the nation in parts. Formulas, example and limits: docs/methods/hospital_comparison.md.
#pragma once

#include "model/method.h"

namespace rodtrad::methods::hospital_comparison {

const model::Method& method();

}  // namespace rodtrad::methods::hospital_comparison
