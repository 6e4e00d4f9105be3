// Moves of a measure: what they prove, and the linear programs that find them.
#include "plan/sum_audit.h"

#include <cmath>
#include <limits>
#include <numeric>

#include "core/failure.h"
#include "plan/components.h"

namespace rodtrad::plan {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kTolerance = 1e-6;        // of the largest change of a move
constexpr double kLeastChange = 1e-7;      // in units of the program; smaller ones are rounding
constexpr double kNoCredits = 0.999;       // smaller credits than the rest of this are rounding
constexpr double kLeastPart = 1e-3;        // of the largest change
constexpr double kLeastOfUnit = 0.1;       // a smaller cell gets a unit of its own
constexpr double kMarginForOthers = 0.01;  // of the margin
constexpr double kReach = 4;               // changes are sought within so many units
constexpr double kAlmost = 1 - 1e-9;       // what is found by division may miss by the last digit

/// The least of some limits, with or without one of them.
struct Limits {
  double least = kInfinity, second = kInfinity;
  std::size_t cell = 0;  // of the least

  void add(std::size_t of, double limit) {
    if (limit < least) {
      second = std::exchange(least, limit);
      cell = of;
    } else {
      second = std::min(second, limit);
    }
  }
  double without(std::size_t of) const { return of == cell ? second : least; }
};

void add_balance(LinearProgram& program, const Line& line, const std::map<std::size_t, std::size_t>& column_of) {
  LinearProgram::Terms terms;
  const auto add = [&](std::size_t cell, double sign) {
    if (const auto found = column_of.find(cell); found != column_of.end()) terms.push_back({found->second, sign});
  };
  for (const std::size_t part : line.parts) add(part, 1);
  add(line.total, -1);
  program.add_row(0, 0, terms);
}

/// One column as far as it goes in a direction; the others are pushed along a little, so that one solution proves many.
LinearProgram::Terms objective(std::size_t columns, std::size_t asked, double direction) {
  const double push = 1 / (8 * kReach * static_cast<double>(columns));
  LinearProgram::Terms terms;
  for (std::size_t column = 0; column < columns; ++column) terms.push_back({column, direction * (column == asked ? 1 : push)});
  return terms;
}

SumMove to_move(const std::vector<std::size_t>& cells, const std::vector<double>& solution, double unit) {
  SumMove move;
  for (std::size_t column = 0; column < cells.size(); ++column) {
    if (std::abs(solution[column]) > kLeastChange) move.emplace_back(cells[column], solution[column] * unit);
  }
  return move;
}

}  // namespace

SumAudit::SumAudit(const CellSystem& system, const Measure& measure, const ProtectionRules& rules)
    : system_(system),
      measure_(measure),
      rules_(rules),
      hidden_(system.cells.size()),
      risen_(system.cells.size()),
      fallen_(system.cells.size()),
      change_(system.cells.size()) {
  const auto is_held = [&](std::size_t cell) { return measure_.held[cell] != 0; };
  for (std::size_t cell = 0; cell < system.cells.size(); ++cell) {
    has_credits_ = has_credits_ || (is_held(cell) && measure.values[cell] < kNoCredits * size(cell));
  }
  for (const Line& line : system.lines) {
    holds_.push_back(line.has_measures && is_held(line.total) && std::all_of(line.parts.begin(), line.parts.end(), is_held));
  }
}

/// Beside other results a sum that is hidden for the sake of others only need not be known exactly: what it is hidden with may be
/// small against it, as one year is against many.
double SumAudit::margin(std::size_t cell) const {
  const bool for_others = system_.own < system_.cells.size() && system_.cells[cell].persons >= rules_.threshold && !is_sensitive(cell);
  return (for_others ? kMarginForOthers : 1) * rules_.measure_margin * size(cell);
}

double SumAudit::rise_needed(std::size_t cell) const { return std::max(slack_needed(measure_.contributions[cell], rules_), margin(cell) / 2); }

bool SumAudit::is_proven(std::size_t cell) const {
  const double slack = kAlmost * slack_needed(measure_.contributions[cell], rules_);
  const bool by_contributors = risen_[cell] >= slack && fallen_[cell] >= std::min(slack, kAlmost * fall_when_asked(cell));
  return by_contributors && risen_[cell] + fallen_[cell] >= kAlmost * margin(cell);
}

bool SumAudit::keeps_sums(const SumMove& move) {
  double largest = 0;
  std::vector<std::size_t> cells;
  for (const auto& [cell, change] : move) {
    largest = std::max(largest, std::abs(change));
    change_[cell] = change;
    cells.push_back(cell);
  }
  const std::vector<std::size_t> lines = lines_through(system_, cells);
  const bool kept = std::all_of(lines.begin(), lines.end(), [&](std::size_t l) {
    double sum = -change_[system_.lines[l].total];
    for (const std::size_t part : system_.lines[l].parts) sum += change_[part];
    return !holds_[l] || std::abs(sum) <= kTolerance * largest;
  });
  for (const std::size_t cell : cells) change_[cell] = 0;
  return kept;
}

/// With itself. Where some costs are credited equal sums need not be the same.
std::set<std::size_t> SumAudit::same_as(std::size_t cell) const {
  std::set<std::size_t> same = {cell};
  std::vector<std::size_t> open = {cell};
  while (!open.empty() && !has_credits_) {
    const std::size_t one = open.back();
    open.pop_back();
    for (const std::size_t l : system_.lines_of[one]) {
      if (!holds(l)) continue;
      std::vector<std::size_t> others = system_.lines[l].total == one ? system_.lines[l].parts : std::vector{system_.lines[l].total};
      for (const std::size_t other : others) {
        if (size(other) == size(one) && same.insert(other).second) open.push_back(other);
      }
    }
  }
  return same;
}

Asked SumAudit::ask(std::size_t cell) const {
  Asked asked{.cell = cell, .same = same_as(cell), .parts = {}};
  const table::Contributions& x = measure_.contributions[cell];
  if (has_credits_ || rules_.closeness * x.second > x.total - x.largest - x.second) return asked;
  std::vector<std::size_t> wholes(asked.same.begin(), asked.same.end());
  while (!wholes.empty()) {
    const std::size_t whole = wholes.back();
    wholes.pop_back();
    for (const std::size_t l : system_.lines_of[whole]) {
      if (system_.lines[l].total != whole) continue;
      for (const std::size_t part : system_.lines[l].parts) {
        if (!asked.same.contains(part) && asked.parts.insert(part).second) wholes.push_back(part);
      }
    }
  }
  return asked;
}

double SumAudit::fall(std::size_t cell, const Asked& asked) const {
  if (asked.same.contains(cell)) return fall_when_asked(cell);
  if (!asked.parts.contains(cell)) return fall(cell);
  return size(cell) - std::min(measure_.contributions[cell].largest, measure_.contributions[asked.cell].second);
}

void SumAudit::prove(const SumMove& move, const Asked& asked) {
  if (!keeps_sums(move)) return;
  for (const double direction : {1.0, -1.0}) {
    widen(move, direction);
    widen_asked(move, direction, asked);
  }
}

/// Every cell of the move in turn is the one asked about; the others may fall to their largest contributions. Cells that
/// hardly move against the largest change prove nothing: rounding is too near.
void SumAudit::widen(const SumMove& move, double direction) {
  Limits limits;
  double largest = 0;
  for (const auto& [cell, change] : move) {
    if (change * direction < 0) limits.add(cell, fall(cell) / std::abs(change));
    largest = std::max(largest, std::abs(change));
  }
  for (const auto& [cell, change] : move) {
    if (std::abs(change) >= kLeastPart * largest) allow(cell, change * direction, limits.without(cell));
  }
}

void SumAudit::widen_asked(const SumMove& move, double direction, const Asked& asked) {
  double limit = kInfinity, change_asked = 0;
  for (const auto& [cell, change] : move) {
    if (cell == asked.cell) change_asked = change * direction;
    if (cell != asked.cell && change * direction < 0) limit = std::min(limit, fall(cell, asked) / std::abs(change));
  }
  if (change_asked != 0) allow(asked.cell, change_asked, limit);
}

/// The cell may change by so many times `change`, as far as the others go.
void SumAudit::allow(std::size_t cell, double change, double by_others) {
  const double most = std::min(by_others * std::abs(change), kReach * size(cell));
  if (change > 0)
    risen_[cell] = std::max(risen_[cell], most);
  else
    fallen_[cell] = std::max(fallen_[cell], std::min(most, fall_when_asked(cell)));
}

std::vector<std::size_t> SumAudit::disclosed() {
  const auto is_hidden = [&](std::size_t cell) { return hidden_[cell] != 0; };
  std::vector<std::size_t> found;
  for (const std::vector<std::size_t>& cells : components(system_, is_hidden, [&](std::size_t line) { return holds(line); })) {
    if (std::all_of(cells.begin(), cells.end(), [&](std::size_t cell) { return is_proven(cell); })) continue;
    core::check_cancelled();
    explore(cells);
    std::copy_if(cells.begin(), cells.end(), std::back_inserter(found), [&](std::size_t cell) { return !is_proven(cell); });
  }
  std::stable_sort(found.begin(), found.end(), [&](std::size_t a, std::size_t b) { return system_.cells[a].persons < system_.cells[b].persons; });
  return found;
}

/// Raises and lowers each cell without proof as far as it goes. The large ones come first, so that the unit of the program,
/// and with it its bounds, seldom changes.
void SumAudit::explore(const std::vector<std::size_t>& cells) {
  LinearProgram program;
  std::map<std::size_t, std::size_t> column_of;
  for (const std::size_t cell : cells) column_of[cell] = program.add_column(0, 0);
  for (const std::size_t l : lines_through(system_, cells)) {
    if (holds(l)) add_balance(program, system_.lines[l], column_of);
  }
  double unit = 0;
  for (const std::size_t asked : by_size(cells)) {
    const std::size_t cell = cells[asked];
    if (is_proven(cell)) continue;
    if (unit == 0 || size(cell) < kLeastOfUnit * unit) set_bounds(program, cells, unit = size(cell));
    explore_cell(program, cells, asked, unit);
  }
}

void SumAudit::explore_cell(LinearProgram& program, const std::vector<std::size_t>& cells, std::size_t place, double unit) {
  const Asked asked = ask(cells[place]);
  const auto bound = [&](std::size_t column, double fall) { program.set_bounds(column, -std::min(fall / unit, kReach), kReach); };
  std::vector<std::size_t> inside;
  for (std::size_t column = 0; column < cells.size(); ++column) {
    if (asked.same.contains(cells[column]) || asked.parts.contains(cells[column])) inside.push_back(column);
  }
  for (const std::size_t column : inside) bound(column, fall(cells[column], asked));
  for (const double direction : {-1.0, 1.0}) {
    if (is_proven(asked.cell)) break;
    if (const auto solution = program.minimise(objective(cells.size(), place, direction))) prove(to_move(cells, *solution, unit), asked);
  }
  for (const std::size_t column : inside) bound(column, fall(cells[column]));
}

/// Places in `cells`, those with the largest sums first.
std::vector<std::size_t> SumAudit::by_size(const std::vector<std::size_t>& cells) const {
  std::vector<std::size_t> places(cells.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) { return size(cells[a]) > size(cells[b]); });
  return places;
}

void SumAudit::set_bounds(LinearProgram& program, const std::vector<std::size_t>& cells, double unit) const {
  for (std::size_t column = 0; column < cells.size(); ++column) {
    program.set_bounds(column, -std::min(fall(cells[column]) / unit, kReach), kReach);
  }
}

}  // namespace rodtrad::plan
