// The audit of hidden counts: what can a reader who knows every open cell, all sums and the rules work out about a hidden
// one? A hidden count is proven safe by *moves*: whole tables that agree with everything shown, found by two linear programs
// and checked in whole numbers. Sums of money have their own audit (sum_audit.h).
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "plan/cell_system.h"
#include "plan/protection_rules.h"

namespace rodtrad::plan {

/// A change of hidden counts that leaves every open cell and every sum as they are: cell and difference, none 0.
using Move = std::vector<std::pair<std::size_t, std::int64_t>>;

enum class Hiding : std::uint8_t { open, primary, secondary };

class Audit {
 public:
  Audit(const CellSystem& system, const ProtectionRules& rules);

  void hide(std::size_t cell, Hiding hiding) { hiding_[cell] = hiding; }
  Hiding hiding(std::size_t cell) const { return hiding_[cell]; }

  /// Hidden cells that cannot be proven safe, smallest counts first. Empty: the tables may be shown.
  std::vector<std::size_t> disclosed();

  /// Takes a move as proof when it holds: only hidden cells change, all sums stay, every hidden cell keeps a person.
  bool prove(const Move& move);
  bool is_proven(std::size_t cell) const;

  /// Least and greatest count proven possible (persons, or contacts without a person key).
  std::pair<std::int64_t, std::int64_t> proven_range(std::size_t cell) const;

  /// How far counts may move in the linear programs; larger moves prove nothing more.
  std::int64_t reach() const { return 4 * rules_.threshold; }
  /// How much a count must be able to rise for the cell to be safe.
  std::int64_t rise_needed(std::size_t cell) const;

 private:
  bool keeps_sums(const std::map<std::size_t, std::int64_t>& changes) const;

  const CellSystem& system_;
  ProtectionRules rules_;
  std::vector<Hiding> hiding_;
  std::vector<std::int64_t> least_, most_;  // proven differences, per cell
};

}  // namespace rodtrad::plan
