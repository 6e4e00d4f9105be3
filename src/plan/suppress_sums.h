// Which sums of one measure to hide: those that few contributors make up, and as few others as make the audit pass.
#pragma once

#include "plan/audit.h"

namespace rodtrad::plan {

/// `hidden`: cells that are hidden whatever their sums. A cell that has nothing of the measure is taken as known, so it is
/// open here even when its count is hidden. Cells whose sums stay disclosed are added to `unproven`.
std::vector<Hiding> suppress_sums(const CellSystem& system, const Measure& measure, const ProtectionRules& rules,
                                  const std::vector<std::uint8_t>& hidden, std::vector<std::size_t>& unproven);

}  // namespace rodtrad::plan
