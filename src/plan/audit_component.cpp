// The programs are written in differences from the true table, so that "no change" is always a solution and numbers stay
// small. Contacts and persons of a cell move together.
#include "plan/audit_component.h"

#include <cmath>
#include <limits>

#include "plan/components.h"

namespace rodtrad::plan {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kTolerance = 1e-6;
constexpr int kMostRoundings = 60;

bool is_whole(double value) { return std::abs(value - std::round(value)) < kTolerance; }

}  // namespace

AuditComponent::AuditComponent(const CellSystem& system, const std::vector<std::size_t>& cells, std::int64_t reach)
    : system_(system), cells_(cells), reach_(reach) {
  for (const std::size_t cell : cells_) {
    const std::int64_t fall = std::min(system_.cells[cell].fall(), reach_);
    column_of_[cell] = counts_.add_column(-static_cast<double>(fall), static_cast<double>(reach_));
  }
  for (const std::size_t l : lines_through(system_, cells_)) add_line(system_.lines[l]);
}

LinearProgram::Terms AuditComponent::balance(const Line& line) const {
  LinearProgram::Terms terms;
  for (const std::size_t part : line.parts) {
    if (const auto found = column_of_.find(part); found != column_of_.end()) terms.push_back({found->second, 1});
  }
  if (const auto found = column_of_.find(line.total); found != column_of_.end()) terms.push_back({found->second, -1});
  return terms;
}

void AuditComponent::add_line(const Line& line) {
  counts_.add_row(0, 0, balance(line));
  if (line.persons_add_up) return;
  const auto total = column_of_.find(line.total);
  for (const std::size_t part : line.parts) {
    const std::int64_t slack = system_.cells[line.total].persons - system_.cells[part].persons;
    if (slack >= 2 * reach_) continue;
    LinearProgram::Terms whole_less_part;
    if (total != column_of_.end()) whole_less_part.push_back({total->second, 1});
    if (const auto found = column_of_.find(part); found != column_of_.end()) whole_less_part.push_back({found->second, -1});
    if (!whole_less_part.empty()) counts_.add_row(-static_cast<double>(slack), kInfinity, whole_less_part);
  }
}

void AuditComponent::explore_count(std::size_t cell, const std::function<bool(const Move&)>& take) {
  // The others are pushed along a little: one solution then proves many cells.
  const double push = 1.0 / (8.0 * static_cast<double>(reach_) * static_cast<double>(cells_.size()));
  for (const double direction : {-1.0, 1.0}) {
    LinearProgram::Terms objective;
    for (std::size_t column = 0; column < cells_.size(); ++column) objective.push_back({column, direction * push});
    objective[column_of_.at(cell)].factor = direction;
    auto solution = counts_.minimise(objective);
    if (!solution) continue;
    const auto move = round_off(std::move(*solution), objective);
    if (move && take(*move)) return;
  }
}

/// Fixes one broken value after the other at a whole number. Nothing when that leads nowhere.
std::optional<Move> AuditComponent::round_off(std::vector<double> solution, const LinearProgram::Terms& objective) {
  std::map<std::size_t, double> fixed;
  bool found = true;
  while (found) {
    const auto broken = std::find_if_not(solution.begin(), solution.end(), is_whole);
    if (broken == solution.end()) break;
    const auto column = static_cast<std::size_t>(broken - solution.begin());
    const double value = *broken;
    found = false;
    for (const double whole : {std::round(value), std::round(value) > value ? std::floor(value) : std::ceil(value)}) {
      if (fixed.size() >= static_cast<std::size_t>(kMostRoundings)) break;
      counts_.set_bounds(column, whole, whole);
      fixed[column] = whole;
      if (auto again = counts_.minimise(objective)) {
        solution = std::move(*again);
        found = true;
        break;
      }
    }
  }
  for (const auto& [column, value] : fixed) {
    const std::int64_t fall = std::min(system_.cells[cells_[column]].fall(), reach_);
    counts_.set_bounds(column, -static_cast<double>(fall), static_cast<double>(reach_));
  }
  return found ? std::optional(to_move(solution)) : std::nullopt;
}

Move AuditComponent::to_move(const std::vector<double>& solution) const {
  Move move;
  for (std::size_t column = 0; column < solution.size(); ++column) {
    const auto change = static_cast<std::int64_t>(std::llround(solution[column]));
    if (change != 0) move.emplace_back(cells_[column], change);
  }
  return move;
}

}  // namespace rodtrad::plan
