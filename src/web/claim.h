// A claim: its costs with their sum, those of the project that could be in it, and what may be paid.
#pragma once

#include "web/special.h"

namespace rodtrad::web {

Answer take_costs(Page& page);  // POST /claim-#/costs: declares those that are ticked

}  // namespace rodtrad::web
