// Keeping account of what moves have proven, and of which hidden cells hang together.
#include "plan/audit.h"

#include <cmath>
#include <limits>
#include <numeric>

#include "core/failure.h"
#include "plan/audit_component.h"

namespace rodtrad::plan {

Audit::Audit(const CellSystem& system, const ProtectionRules& rules)
    : system_(system),
      rules_(rules),
      hiding_(system.cells.size(), Hiding::open),
      least_(system.cells.size()),
      most_(system.cells.size()),
      measure_width_(system.measures.size(), std::vector<double>(system.cells.size())) {}

std::int64_t Audit::rise_needed(std::size_t cell) const {
  return hiding_[cell] == Hiding::primary ? std::max<std::int64_t>(rules_.threshold - system_.cells[cell].persons, 1) : 1;
}

bool Audit::count_is_proven(std::size_t cell) const {
  const std::int64_t width = most_[cell] - least_[cell];
  if (hiding_[cell] == Hiding::primary) return most_[cell] >= rise_needed(cell) && width >= std::max<std::int64_t>(rules_.threshold - 1, 1);
  return width >= 1;
}

bool Audit::measure_is_proven(std::size_t measure, std::size_t cell) const {
  const Measure& held = system_.measures[measure];
  if (!held.held[cell] || held.values[cell] == 0) return true;
  return measure_width_[measure][cell] >= rules_.measure_margin * std::abs(held.values[cell]);
}

bool Audit::is_proven(const Disclosure& what) const {
  return what.measure ? measure_is_proven(*what.measure, what.cell) : count_is_proven(what.cell);
}

bool Audit::all_proven(std::size_t cell) const {
  if (!count_is_proven(cell)) return false;
  for (std::size_t k = 0; k < system_.measures.size(); ++k) {
    if (!measure_is_proven(k, cell)) return false;
  }
  return true;
}

std::pair<std::int64_t, std::int64_t> Audit::proven_range(std::size_t cell) const {
  return {system_.cells[cell].persons + least_[cell], system_.cells[cell].persons + most_[cell]};
}

static std::int64_t change_of(const std::map<std::size_t, std::int64_t>& changes, std::size_t cell) {
  const auto found = changes.find(cell);
  return found == changes.end() ? 0 : found->second;
}

/// Contacts and persons move together. Persons that do not add up must still be no fewer in the whole than in a part.
bool Audit::keeps_sums(const std::map<std::size_t, std::int64_t>& changes) const {
  std::set<std::size_t> touched;
  for (const auto& [cell, change] : changes) touched.insert(system_.lines_of[cell].begin(), system_.lines_of[cell].end());
  return std::all_of(touched.begin(), touched.end(), [&](std::size_t l) {
    const Line& line = system_.lines[l];
    const std::int64_t whole = change_of(changes, line.total);
    std::int64_t sum = 0;
    for (const std::size_t part : line.parts) {
      const std::int64_t change = change_of(changes, part);
      sum += change;
      if (!line.persons_add_up && system_.cells[line.total].persons + whole < system_.cells[part].persons + change) return false;
    }
    return sum == whole;
  });
}

bool Audit::prove(const Move& move) {
  std::map<std::size_t, std::int64_t> changes;
  for (const auto& [cell, change] : move) {
    if (hiding_[cell] == Hiding::open || system_.cells[cell].persons + change < 1) return false;
    changes[cell] += change;
  }
  if (!keeps_sums(changes)) return false;
  for (const auto& [cell, change] : changes) {
    least_[cell] = std::min(least_[cell], change);
    most_[cell] = std::max(most_[cell], change);
  }
  widen_measures(move);
  return true;
}

/// A measure may move along the same cells, as far as no part of it falls below zero. Cells without it set no limit: they
/// stand in none of its sums.
void Audit::widen_measures(const Move& move) {
  for (std::size_t k = 0; k < system_.measures.size(); ++k) {
    const Measure& held = system_.measures[k];
    double forth = std::numeric_limits<double>::infinity(), back = forth;
    for (const auto& [cell, change] : move) {
      if (!held.held[cell] || held.negative) continue;
      double& limit = change < 0 ? forth : back;
      limit = std::min(limit, held.values[cell] / std::abs(static_cast<double>(change)));
    }
    for (const auto& [cell, change] : move) {
      double& width = measure_width_[k][cell];
      width = std::max(width, (forth + back) * std::abs(static_cast<double>(change)));
    }
  }
}

std::vector<std::vector<std::size_t>> Audit::components() const {
  std::vector<std::size_t> parent(hiding_.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto root = [&](std::size_t cell) {
    while (parent[cell] != cell) cell = parent[cell] = parent[parent[cell]];
    return cell;
  };
  for (const Line& line : system_.lines) {
    std::optional<std::size_t> first;
    const auto join = [&](std::size_t cell) {
      if (hiding_[cell] == Hiding::open) return;
      if (first) parent[root(cell)] = root(*first);
      first = cell;
    };
    join(line.total);
    for (const std::size_t part : line.parts) join(part);
  }
  std::map<std::size_t, std::vector<std::size_t>> by_root;
  for (std::size_t cell = 0; cell < hiding_.size(); ++cell) {
    if (hiding_[cell] != Hiding::open) by_root[root(cell)].push_back(cell);
  }
  std::vector<std::vector<std::size_t>> all;
  for (auto& [name, cells] : by_root) all.push_back(std::move(cells));
  std::sort(all.begin(), all.end());
  return all;
}

std::vector<Disclosure> Audit::disclosed() {
  std::vector<Disclosure> found;
  for (const std::vector<std::size_t>& cells : components()) {
    if (std::all_of(cells.begin(), cells.end(), [&](std::size_t cell) { return all_proven(cell); })) continue;
    core::check_cancelled();
    AuditComponent component(system_, cells, reach());
    for (const std::size_t cell : cells) {
      if (!count_is_proven(cell))
        component.explore_count(cell, [&](const Move& move) {
          prove(move);
          return count_is_proven(cell);
        });
      if (!count_is_proven(cell)) found.push_back({cell, std::nullopt});
    }
    for (std::size_t k = 0; k < system_.measures.size(); ++k) {
      for (const std::size_t cell : cells) {
        if (measure_is_proven(k, cell)) continue;
        measure_width_[k][cell] = std::max(measure_width_[k][cell], component.measure_width(k, cell));
        if (!measure_is_proven(k, cell)) found.push_back({cell, k});
      }
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [&](const Disclosure& a, const Disclosure& b) { return system_.cells[a.cell].persons < system_.cells[b.cell].persons; });
  return found;
}

}  // namespace rodtrad::plan
