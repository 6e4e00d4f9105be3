// Which cells to hide: counts below the threshold and sums that few make up, and as few others as make the audits pass.
#pragma once

#include "plan/audit.h"

namespace rodtrad::plan {

struct Suppression {
  std::vector<Hiding> hiding;                                // counts, per cell of the system; a hidden count hides all of the cell
  std::vector<std::pair<std::int64_t, std::int64_t>> range;  // counts proven possible; the true count twice for open cells
  std::vector<std::vector<Hiding>> sums;                     // [measure][cell]: sums that are hidden, also where the count is open

  /// Hidden numbers that no audit could prove safe beside what is told already.
  std::vector<std::size_t> unproven;  // cells

  bool hides_count(std::size_t cell) const { return hiding[cell] != Hiding::open; }
  bool hides_sum(std::size_t measure, std::size_t cell) const { return hides_count(cell) || sums[measure][cell] != Hiding::open; }
};

/// Same system and rules: same cells. Whatever happens, no number that an audit could not prove safe stays next to open
/// cells that tell it: in the end everything connected with it is hidden, but for what is told already. What `at_least`
/// hides of the own cells is hidden here too, so that who sees both learns no more than from `at_least`.
Suppression suppress(const CellSystem& system, const ProtectionRules& rules, const Suppression* at_least = nullptr);

}  // namespace rodtrad::plan
