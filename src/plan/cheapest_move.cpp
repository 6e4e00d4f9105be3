// One linear program per cell to be saved: least sum of persons × change over the cells of its cubes, keeping all sums.
// Cells that are hidden already cost next to nothing, totals cost more than their persons.
#include "plan/cheapest_move.h"

#include <cmath>

#include "plan/linear_program.h"

namespace rodtrad::plan {
namespace {

constexpr double kHiddenCost = 1e-3;
constexpr double kLeastChange = 1e-6;

class MoveSearch {
 public:
  MoveSearch(const CellSystem& system, const MoveWish& wish) : system_(system), wish_(wish) {}

  std::vector<std::pair<std::size_t, double>> find() {
    for (const std::size_t cell : cells_of_its_cubes()) add_cell(cell);
    for (const Line& line : system_.lines) add_line(line);
    const auto solution = program_.minimise(costs_);
    std::vector<std::pair<std::size_t, double>> move;
    if (!solution) return move;
    for (const auto& [cell, column] : column_of_) {
      const double change = (*solution)[column] - (*solution)[column + 1];
      if (std::abs(change) > kLeastChange) move.emplace_back(cell, change);
    }
    return move;
  }

 private:
  /// A difference is in no cube: those of the cells that it lies between.
  std::set<std::size_t> cells_of_its_cubes() const {
    std::set<std::size_t> cells, wanted = {wish_.cell};
    if (std::binary_search(system_.differences.begin(), system_.differences.end(), wish_.cell)) {
      for (const std::size_t l : system_.lines_of[wish_.cell]) {
        wanted.insert(system_.lines[l].total);
        wanted.insert(system_.lines[l].parts.begin(), system_.lines[l].parts.end());
      }
    }
    for (const std::vector<std::size_t>& cube : system_.cell_of) {
      if (std::any_of(cube.begin(), cube.end(), [&](std::size_t cell) { return wanted.contains(cell); })) cells.insert(cube.begin(), cube.end());
    }
    cells.insert(system_.differences.begin(), system_.differences.end());
    std::erase_if(cells, [&](std::size_t cell) { return !wish_.can_move(cell); });
    return cells;
  }

  double cost(std::size_t cell) const {
    if (wish_.is_hidden(cell)) return kHiddenCost;
    return static_cast<double>(system_.cells[cell].persons) * (1 + system_.cells[cell].totals);
  }

  /// Two columns per cell: its rise and its fall.
  void add_cell(std::size_t cell) {
    const bool wished = cell == wish_.cell;
    const auto [fall, rise] = wished ? std::pair(0.0, wish_.rise) : wish_.reach(cell);
    column_of_[cell] = program_.add_column(wished ? rise : 0, rise);
    program_.add_column(0, fall);
    costs_.push_back({column_of_[cell], cost(cell)});
    costs_.push_back({column_of_[cell] + 1, cost(cell)});
  }

  void add_line(const Line& line) {
    const auto part_of_it = [&](std::size_t cell) { return column_of_.contains(cell) || wish_.stands_still(cell); };
    if (!part_of_it(line.total) || !std::all_of(line.parts.begin(), line.parts.end(), part_of_it)) return;
    LinearProgram::Terms terms;
    const auto add = [&](std::size_t cell, double sign) {
      const auto found = column_of_.find(cell);
      if (found == column_of_.end()) return;
      terms.push_back({found->second, sign});
      terms.push_back({found->second + 1, -sign});
    };
    for (const std::size_t part : line.parts) add(part, 1);
    add(line.total, -1);
    if (!terms.empty()) program_.add_row(0, 0, terms);
  }

  const CellSystem& system_;
  const MoveWish& wish_;
  std::map<std::size_t, std::size_t> column_of_;
  LinearProgram program_{LinearProgram::Simplex::dual};
  LinearProgram::Terms costs_;
};

}  // namespace

std::vector<std::pair<std::size_t, double>> cheapest_move(const CellSystem& system, const MoveWish& wish) { return MoveSearch(system, wish).find(); }

}  // namespace rodtrad::plan
