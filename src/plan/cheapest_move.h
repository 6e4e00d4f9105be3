// The cheapest way to make a hidden cell safe: the move that changes it enough and needs the fewest persons hidden.
#pragma once

#include "plan/audit.h"

namespace rodtrad::plan {

/// Cells and changes of that move (not always whole numbers); the open cells among them must be hidden for it to hold.
/// Sought in the cubes that hold the cell. Empty when no such move was found.
std::vector<std::pair<std::size_t, double>> cheapest_move(const CellSystem& system, const Audit& audit, const ProtectionRules& rules,
                                                          const Disclosure& disclosure);

}  // namespace rodtrad::plan
