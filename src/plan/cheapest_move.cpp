// One linear program per cell to be saved: least sum of persons × change over the cells of its cubes, keeping all sums.
// Cells that are hidden already cost next to nothing, totals cost more than their persons.
#include "plan/cheapest_move.h"

#include <cmath>

#include "plan/linear_program.h"

namespace rodtrad::plan {
namespace {

constexpr double kHiddenCost = 1e-3;
constexpr double kMeasureReach = 4;
constexpr double kLeastChange = 1e-6;
constexpr double kOverMargin = 1.01;  // a little more than the margin, so that rounding cannot undo it

class MoveSearch {
 public:
  MoveSearch(const CellSystem& system, const Audit& audit, const ProtectionRules& rules, const Disclosure& disclosure)
      : system_(system), audit_(audit), rules_(rules), disclosure_(disclosure) {}

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
  std::set<std::size_t> cells_of_its_cubes() const {
    std::set<std::size_t> cells;
    for (const std::vector<std::size_t>& cube : system_.cell_of) {
      if (std::find(cube.begin(), cube.end(), disclosure_.cell) != cube.end()) cells.insert(cube.begin(), cube.end());
    }
    std::erase_if(cells, [&](std::size_t cell) { return system_.cells[cell].persons == 0 || !takes_part(cell); });
    return cells;
  }

  bool takes_part(std::size_t cell) const { return !disclosure_.measure || system_.measures[*disclosure_.measure].held[cell]; }

  /// How far the cell may fall and rise. Counts are in persons; a measure in parts of the measure to be saved.
  std::pair<double, double> reach(std::size_t cell) const {
    if (!disclosure_.measure) {
      return {static_cast<double>(std::min(system_.cells[cell].persons - 1, audit_.reach())), static_cast<double>(audit_.reach())};
    }
    const Measure& held = system_.measures[*disclosure_.measure];
    const double part = held.values[cell] / std::abs(held.values[disclosure_.cell]);
    return {held.negative ? kMeasureReach : std::min(part, kMeasureReach), kMeasureReach};
  }

  double cost(std::size_t cell) const {
    if (audit_.hiding(cell) != Hiding::open) return kHiddenCost;
    return static_cast<double>(system_.cells[cell].persons) * (1 + system_.cells[cell].totals);
  }

  /// Two columns per cell: its rise and its fall.
  void add_cell(std::size_t cell) {
    auto [fall, rise] = reach(cell);
    double least_rise = 0, least_fall = 0;
    if (cell == disclosure_.cell && disclosure_.measure) {
      rise = 0;
      least_fall = fall = kOverMargin * rules_.measure_margin;
    } else if (cell == disclosure_.cell) {
      fall = 0;
      least_rise = rise = static_cast<double>(needed_rise());
    }
    column_of_[cell] = program_.add_column(least_rise, rise);
    program_.add_column(least_fall, fall);
    costs_.push_back({column_of_[cell], cost(cell)});
    costs_.push_back({column_of_[cell] + 1, cost(cell)});
  }

  /// Enough to reach the threshold and, since the cell may not fall further than to one person, to span threshold − 1.
  std::int64_t needed_rise() const {
    return audit_.hiding(disclosure_.cell) == Hiding::primary ? std::max(audit_.rise_needed(disclosure_.cell), rules_.threshold - 1) : 1;
  }

  void add_line(const Line& line) {
    const auto part_of_it = [&](std::size_t cell) { return system_.cells[cell].persons == 0 || column_of_.contains(cell); };
    if (!part_of_it(line.total) || !std::all_of(line.parts.begin(), line.parts.end(), part_of_it)) return;
    LinearProgram::Terms terms;
    const auto add = [&](std::size_t cell, double sign) {
      terms.push_back({column_of_.at(cell), sign});
      terms.push_back({column_of_.at(cell) + 1, -sign});
    };
    for (const std::size_t part : line.parts) add(part, 1);
    add(line.total, -1);
    program_.add_row(0, 0, terms);
  }

  const CellSystem& system_;
  const Audit& audit_;
  const ProtectionRules& rules_;
  const Disclosure disclosure_;
  std::map<std::size_t, std::size_t> column_of_;
  LinearProgram program_{LinearProgram::Simplex::dual};
  LinearProgram::Terms costs_;
};

}  // namespace

std::vector<std::pair<std::size_t, double>> cheapest_move(const CellSystem& system, const Audit& audit, const ProtectionRules& rules,
                                                          const Disclosure& disclosure) {
  return MoveSearch(system, audit, rules, disclosure).find();
}

}  // namespace rodtrad::plan
