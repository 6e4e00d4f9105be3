// One spelling for what a plan writes in several ways; always one of the plan's own.
#pragma once

#include <vector>

#include "domain/plan_document.h"

namespace rodtrad::domain {

/// Departments and units: of spellings that differ in capitals the one with a capital first and the fewest others.
/// Other publication forms: of spellings that differ in spaces the most used, at equal count the first.
void unify_spelling(std::vector<Assignment>& assignments);

}  // namespace rodtrad::domain
