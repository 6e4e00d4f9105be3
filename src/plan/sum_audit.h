// The audit of one measure (money): how near can a reader who knows every open cell, all sums and the rules come to a
// hidden one? The reader may be anyone who contributes, and knows the own part; so in every hidden cell but the one that is
// asked about the largest contribution is taken as known. A cell is proven safe by *moves*: changes of hidden cells that
// leave all sums as they are.
#pragma once

#include "plan/cell_system.h"
#include "plan/linear_program.h"
#include "plan/protection_rules.h"

namespace rodtrad::plan {

/// Cells and changes, in the unit of the measure.
using SumMove = std::vector<std::pair<std::size_t, double>>;

class SumAudit {
 public:
  SumAudit(const CellSystem& system, const Measure& measure, const ProtectionRules& rules);

  /// False for cells that have not the measure, or have nothing of it: a reader is taken to know those.
  bool varies(std::size_t cell) const { return measure_.held[cell] && size(cell) > 0; }
  bool stands_at_zero(std::size_t cell) const { return measure_.held[cell] && size(cell) == 0; }
  /// True when a line's total is the sum of its parts in this measure.
  bool holds(std::size_t line) const { return holds_[line]; }
  /// True when the rules for contributors forbid the cell to be shown.
  bool is_sensitive(std::size_t cell) const { return varies(cell) && slack_needed(measure_.contributions[cell], rules_) > 0; }

  void hide(std::size_t cell) { hidden_[cell] = 1; }
  bool is_hidden(std::size_t cell) const { return hidden_[cell]; }

  /// Hidden cells that cannot be proven safe, those with the fewest persons first.
  std::vector<std::size_t> disclosed();
  bool is_proven(std::size_t cell) const;
  /// Takes a move, forth and back, as far as it goes, as proof for all its cells. Open cells must not be in it.
  void prove(const SumMove& move);

  /// What a cell must be able to rise, and to fall, to be safe.
  double rise_needed(std::size_t cell) const;
  /// How far a cell that is not asked about may fall: to its largest contribution.
  double fall(std::size_t cell) const { return size(cell) - measure_.contributions[cell].largest; }

 private:
  double size(std::size_t cell) const { return measure_.contributions[cell].total; }
  double fall_when_asked(std::size_t cell) const { return size(cell) - measure_.contributions[cell].second; }
  bool keeps_sums(const SumMove& move);
  void widen(const SumMove& move, double direction);
  void explore(const std::vector<std::size_t>& cells);
  void set_bounds(LinearProgram& program, const std::vector<std::size_t>& cells, double unit) const;
  std::vector<std::size_t> by_size(const std::vector<std::size_t>& cells) const;

  const CellSystem& system_;
  const Measure& measure_;
  ProtectionRules rules_;
  std::vector<std::uint8_t> holds_;     // per line
  std::vector<std::uint8_t> hidden_;    // per cell
  std::vector<double> risen_, fallen_;  // proven, per cell
  std::vector<double> change_;          // of the move that is looked at, per cell; otherwise 0
};

}  // namespace rodtrad::plan
