// The cheapest way to make a hidden cell safe: the change of the table that changes it enough and needs the fewest
// persons hidden. Counts and measures have their own bounds, the search is the same.
#pragma once

#include <functional>
#include <utility>
#include <vector>

#include "plan/cell_system.h"

namespace rodtrad::plan {

struct MoveWish {
  std::size_t cell = 0;
  double rise = 0;                                                   // how much the cell shall rise
  std::function<bool(std::size_t cell)> can_move;                    // others stand still …
  std::function<bool(std::size_t cell)> stands_still;                // … and these are known to: they change no sum
  std::function<std::pair<double, double>(std::size_t cell)> reach;  // how far it may fall and rise
  std::function<bool(std::size_t cell)> is_hidden;
};

/// Cells and changes of that move (not always whole numbers); the open cells among them must be hidden for it to hold.
/// Sought in the cubes that hold the cell. Empty when no such move was found.
std::vector<std::pair<std::size_t, double>> cheapest_move(const CellSystem& system, const MoveWish& wish);

}  // namespace rodtrad::plan
