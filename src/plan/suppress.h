// Which cells to hide: all below the threshold, and as few others as make the audit pass.
#pragma once

#include "plan/audit.h"

namespace rodtrad::plan {

struct Suppression {
  std::vector<Hiding> hiding;                                // per cell of the system
  std::vector<std::pair<std::int64_t, std::int64_t>> range;  // counts proven possible; the true count twice for open cells
};

/// Same system and rules: same cells. Whatever happens, no count that the audit could not prove safe stays next to open
/// cells that tell it: in the end everything connected with it is hidden.
Suppression suppress(const CellSystem& system, const ProtectionRules& rules);

}  // namespace rodtrad::plan
