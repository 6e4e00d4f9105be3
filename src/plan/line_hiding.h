// Hiding cells so that no sum has a single hidden cell, which the others would tell. The same for counts and for a measure.
#pragma once

#include <deque>
#include <functional>

#include "core/failure.h"
#include "plan/cell_system.h"

namespace rodtrad::plan {

class LineHiding {
 public:
  /// Cells that are not `unknown` to a reader whatever is hidden (empty ones) are never hidden and tell nothing.
  LineHiding(const CellSystem& system, std::vector<std::uint8_t> unknown, std::function<bool(std::size_t line)> holds,
             std::function<void(std::size_t cell)> on_hide);

  void hide(std::size_t cell);
  bool is_open(std::size_t cell) const { return unknown_[cell] && !hidden_[cell]; }

  /// Hides one more cell in each line with only one.
  void close_lines();
  /// Hides one more cell as near as there is any: in a line through the cell, else through the cells of these lines …
  /// False when all are hidden.
  bool hide_near(std::size_t cell);

 private:
  std::vector<std::size_t> cells_in(std::size_t line) const;
  int new_worries(std::size_t cell) const;
  bool hide_one(const std::vector<std::size_t>& among);

  const CellSystem& system_;
  std::vector<std::uint8_t> unknown_, hidden_;
  std::function<bool(std::size_t)> holds_;
  std::function<void(std::size_t)> on_hide_;
  std::vector<int> hidden_in_;       // hidden cells per line
  std::deque<std::size_t> touched_;  // lines to look at again
};

/// Hides until the audit finds nothing disclosed: a disclosed cell is made safe by a move, or by hiding a cell near it.
/// `hide_move` is true when it hid or proved something for the cell. Gives the cells that are left without proof:
/// all that can be hidden near them is. Throws Failure{cancelled}.
template <class Audit, class HideMove>
std::vector<std::size_t> hide_until_safe(Audit& audit, LineHiding& lines, const HideMove& hide_move) {
  const auto repair = [&](const std::vector<std::size_t>& disclosed) {
    bool changed = false;
    for (const std::size_t cell : disclosed) {
      core::check_cancelled();
      if (audit.is_proven(cell)) continue;
      changed = hide_move(cell) || lines.hide_near(cell) || changed;
    }
    return changed;
  };
  lines.close_lines();
  std::vector<std::size_t> disclosed = audit.disclosed();
  while (repair(disclosed)) {
    lines.close_lines();
    disclosed = audit.disclosed();
  }
  return disclosed;
}

}  // namespace rodtrad::plan
