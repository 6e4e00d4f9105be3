// Keeping account of what moves have proven, and of which hidden cells hang together.
#include "plan/audit.h"

#include "core/failure.h"
#include "plan/audit_component.h"
#include "plan/components.h"

namespace rodtrad::plan {

Audit::Audit(const CellSystem& system, const ProtectionRules& rules)
    : system_(system), rules_(rules), hiding_(system.cells.size(), Hiding::open), least_(system.cells.size()), most_(system.cells.size()) {}

std::int64_t Audit::rise_needed(std::size_t cell) const {
  if (system_.cells[cell].any_sign) return 0;
  return hiding_[cell] == Hiding::primary ? std::max<std::int64_t>(rules_.threshold - system_.cells[cell].persons, 1) : 1;
}

bool Audit::is_proven(std::size_t cell) const {
  const std::int64_t width = most_[cell] - least_[cell];
  if (hiding_[cell] == Hiding::primary) return most_[cell] >= rise_needed(cell) && width >= std::max<std::int64_t>(rules_.threshold - 1, 1);
  return width >= 1;
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
    if (hiding_[cell] == Hiding::open || -change > system_.cells[cell].fall()) return false;
    changes[cell] += change;
  }
  if (!keeps_sums(changes)) return false;
  for (const auto& [cell, change] : changes) {
    least_[cell] = std::min(least_[cell], change);
    most_[cell] = std::max(most_[cell], change);
  }
  return true;
}

std::vector<std::size_t> Audit::disclosed() {
  const auto is_hidden = [&](std::size_t cell) { return hiding_[cell] != Hiding::open; };
  std::vector<std::size_t> found;
  for (const std::vector<std::size_t>& cells : components(system_, is_hidden, [](std::size_t) { return true; })) {
    if (std::all_of(cells.begin(), cells.end(), [&](std::size_t cell) { return is_proven(cell); })) continue;
    core::check_cancelled();
    AuditComponent component(system_, cells, reach());
    for (const std::size_t cell : cells) {
      if (!is_proven(cell)) {
        component.explore_count(cell, [&](const Move& move) {
          prove(move);
          return is_proven(cell);
        });
      }
      if (!is_proven(cell)) found.push_back(cell);
    }
  }
  std::stable_sort(found.begin(), found.end(), [&](std::size_t a, std::size_t b) { return system_.cells[a].persons < system_.cells[b].persons; });
  return found;
}

}  // namespace rodtrad::plan
