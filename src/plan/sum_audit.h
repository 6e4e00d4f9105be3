// The audit of one measure (money): how near can a reader who knows every open cell, all sums and the rules come to a
// hidden one? The reader may be anyone who contributes, and knows the own part; so in every hidden cell but the one that is
// asked about the largest contribution is taken as known (see Asked). A cell is proven safe by *moves*: changes of hidden
// cells that leave all sums as they are.
#pragma once

#include <set>

#include "plan/cell_system.h"
#include "plan/linear_program.h"
#include "plan/protection_rules.h"

namespace rodtrad::plan {

/// Cells and changes, in the unit of the measure.
using SumMove = std::vector<std::pair<std::size_t, double>>;

/// The cell that is asked about. Its largest contributor knows the own part, but that tells nobody else's; when it is no
/// danger to the second largest, only others need be thought of, and they have no more in the parts of the cell than the
/// second largest has in all of it.
struct Asked {
  std::size_t cell = 0;
  std::set<std::size_t> same;   // cells with just the same in them: a whole whose other parts have nothing
  std::set<std::size_t> parts;  // all other cells within it, when the largest contributor is no danger; otherwise none
};

class SumAudit {
 public:
  SumAudit(const CellSystem& system, const Measure& measure, const ProtectionRules& rules);

  /// False for cells that have not the measure, have nothing of it, or are told already: a reader is taken to know those.
  bool varies(std::size_t cell) const { return measure_.held[cell] && !is_known(cell); }
  bool stands_still(std::size_t cell) const { return measure_.held[cell] && is_known(cell); }
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
  void prove(const SumMove& move, const Asked& asked);

  /// What a cell must be able to rise, and to fall, to be safe.
  double rise_needed(std::size_t cell) const;
  Asked ask(std::size_t cell) const;
  /// How far a cell may fall when another is asked about: to the largest contribution that a reader may have there.
  double fall(std::size_t cell, const Asked& asked) const;

 private:
  double margin(std::size_t cell) const;
  bool is_known(std::size_t cell) const { return size(cell) == 0 || measure_.told_of(cell) == Told::shown; }
  double size(std::size_t cell) const { return measure_.contributions[cell].total; }
  double fall(std::size_t cell) const { return size(cell) - measure_.contributions[cell].largest; }
  double fall_when_asked(std::size_t cell) const { return size(cell) - measure_.contributions[cell].second; }
  bool keeps_sums(const SumMove& move);
  std::set<std::size_t> same_as(std::size_t cell) const;
  void widen(const SumMove& move, double direction);
  void widen_asked(const SumMove& move, double direction, const Asked& asked);
  void allow(std::size_t cell, double change, double by_others);
  void explore(const std::vector<std::size_t>& cells);
  void explore_cell(LinearProgram& program, const std::vector<std::size_t>& cells, std::size_t place, double unit);
  void set_bounds(LinearProgram& program, const std::vector<std::size_t>& cells, double unit) const;
  std::vector<std::size_t> by_size(const std::vector<std::size_t>& cells) const;

  const CellSystem& system_;
  const Measure& measure_;
  ProtectionRules rules_;
  bool has_credits_ = false;            // then someone may have more in a part than in the whole
  std::vector<std::uint8_t> holds_;     // per line
  std::vector<std::uint8_t> hidden_;    // per cell
  std::vector<double> risen_, fallen_;  // proven, per cell
  std::vector<double> change_;          // of the move that is looked at, per cell; otherwise 0
};

}  // namespace rodtrad::plan
