// Primary cells by the threshold; secondary cells first line by line (a line with one hidden cell tells it), then wherever
// the audit finds a cell that can still be worked out.
#include "plan/suppress.h"

#include <cmath>
#include <deque>

#include "core/failure.h"
#include "plan/cheapest_move.h"

namespace rodtrad::plan {
namespace {

class Suppressor {
 public:
  Suppressor(const CellSystem& system, const ProtectionRules& rules)
      : system_(system), rules_(rules), audit_(system, rules), hidden_in_(system.lines.size()) {}

  Suppression run() {
    for (std::size_t cell = 0; cell < system_.cells.size(); ++cell) {
      const std::int64_t persons = system_.cells[cell].persons;
      if (persons >= 1 && persons < rules_.threshold) hide(cell, Hiding::primary);
    }
    close_lines();
    while (repair(audit_.disclosed())) close_lines();
    Suppression made;
    for (std::size_t cell = 0; cell < system_.cells.size(); ++cell) {
      made.hiding.push_back(audit_.hiding(cell));
      made.range.push_back(audit_.proven_range(cell));
    }
    return made;
  }

 private:
  bool is_open(std::size_t cell) const { return audit_.hiding(cell) == Hiding::open && system_.cells[cell].persons > 0; }

  void hide(std::size_t cell, Hiding hiding) {
    audit_.hide(cell, hiding);
    for (const std::size_t line : system_.lines_of[cell]) {
      ++hidden_in_[line];
      touched_.push_back(line);
    }
  }

  void close_lines() {
    while (!touched_.empty()) {
      const std::size_t line = touched_.front();
      touched_.pop_front();
      if (hidden_in_[line] == 1) hide_one(cells_in(system_.lines[line]));
    }
  }

  static std::vector<std::size_t> cells_in(const Line& line) {
    std::vector<std::size_t> cells = line.parts;
    cells.push_back(line.total);
    return cells;
  }

  /// Lines that would get their first hidden cell, less those that would get their second.
  int new_worries(std::size_t cell) const {
    int worries = 0;
    for (const std::size_t line : system_.lines_of[cell]) worries += hidden_in_[line] == 0 ? 1 : hidden_in_[line] == 1 ? -1 : 0;
    return worries;
  }

  /// Hides the open cell that leads to least further hiding, then that with the fewest persons.
  bool hide_one(const std::vector<std::size_t>& among) {
    using Rank = std::tuple<int, std::int64_t, std::string, std::size_t>;
    std::optional<Rank> best;
    for (const std::size_t cell : among) {
      if (!is_open(cell)) continue;
      Rank rank{new_worries(cell), system_.cells[cell].persons, system_.cells[cell].key, cell};
      if (!best || rank < *best) best = std::move(rank);
    }
    if (!best) return false;
    hide(std::get<3>(*best), Hiding::secondary);
    return true;
  }

  bool repair(const std::vector<Disclosure>& disclosures) {
    bool changed = false;
    for (const Disclosure& disclosure : disclosures) {
      core::check_cancelled();
      if (audit_.is_proven(disclosure)) continue;
      changed = hide_move(disclosure) || hide_near(disclosure.cell) || changed;
    }
    return changed;
  }

  /// True when something was hidden or proven.
  bool hide_move(const Disclosure& disclosure) {
    bool changed = false;
    Move move, back;
    for (const auto& [cell, change] : cheapest_move(system_, audit_, rules_, disclosure)) {
      if (is_open(cell)) {
        hide(cell, Hiding::secondary);
        changed = true;
      }
      move.emplace_back(cell, std::llround(change));
      back.emplace_back(cell, -std::llround(change));
    }
    if (!disclosure.measure) {
      audit_.prove(move);
      audit_.prove(back);
    }
    return changed || audit_.is_proven(disclosure);
  }

  /// Hides one more cell as near as there is any: in a line through the cell, else through the cells of these lines …
  bool hide_near(std::size_t start) {
    std::set<std::size_t> seen{start};
    std::vector<std::size_t> ring{start};
    while (!ring.empty()) {
      std::vector<std::size_t> next;
      for (const std::size_t cell : ring) {
        for (const std::size_t line : system_.lines_of[cell]) {
          for (const std::size_t other : cells_in(system_.lines[line])) {
            if (seen.insert(other).second) next.push_back(other);
          }
        }
      }
      if (hide_one(next)) return true;
      ring = std::move(next);
    }
    return false;
  }

  const CellSystem& system_;
  const ProtectionRules rules_;
  Audit audit_;
  std::vector<int> hidden_in_;       // hidden cells per line
  std::deque<std::size_t> touched_;  // lines to look at again
};

}  // namespace

Suppression suppress(const CellSystem& system, const ProtectionRules& rules) { return Suppressor(system, rules).run(); }

}  // namespace rodtrad::plan
