// Choosing the next cell to hide.
#include "plan/line_hiding.h"

#include <optional>
#include <set>

namespace rodtrad::plan {

LineHiding::LineHiding(const CellSystem& system, std::vector<std::uint8_t> unknown, std::function<bool(std::size_t)> holds,
                       std::function<void(std::size_t)> on_hide)
    : system_(system),
      unknown_(std::move(unknown)),
      hidden_(system.cells.size()),
      holds_(std::move(holds)),
      on_hide_(std::move(on_hide)),
      hidden_in_(system.lines.size()) {}

void LineHiding::hide(std::size_t cell) {
  if (!is_open(cell)) return;
  hidden_[cell] = 1;
  on_hide_(cell);
  for (const std::size_t line : system_.lines_of[cell]) {
    if (!holds_(line)) continue;
    ++hidden_in_[line];
    touched_.push_back(line);
  }
}

void LineHiding::close_lines() {
  while (!touched_.empty()) {
    const std::size_t line = touched_.front();
    touched_.pop_front();
    if (hidden_in_[line] == 1) hide_one(cells_in(line));
  }
}

std::vector<std::size_t> LineHiding::cells_in(std::size_t line) const {
  std::vector<std::size_t> cells = system_.lines[line].parts;
  cells.push_back(system_.lines[line].total);
  return cells;
}

/// Lines that would get their first hidden cell, less those that would get their second.
int LineHiding::new_worries(std::size_t cell) const {
  int worries = 0;
  for (const std::size_t line : system_.lines_of[cell]) {
    if (holds_(line)) worries += hidden_in_[line] == 0 ? 1 : hidden_in_[line] == 1 ? -1 : 0;
  }
  return worries;
}

/// Hides the open cell that leads to least further hiding, then that with the fewest persons.
bool LineHiding::hide_one(const std::vector<std::size_t>& among) {
  using Rank = std::tuple<int, std::int64_t, std::string_view, std::size_t>;
  std::optional<Rank> best;
  for (const std::size_t cell : among) {
    if (!is_open(cell)) continue;
    const Rank rank{new_worries(cell), system_.cells[cell].persons, system_.cells[cell].key, cell};
    if (!best || rank < *best) best = rank;
  }
  if (!best) return false;
  hide(std::get<3>(*best));
  return true;
}

bool LineHiding::hide_near(std::size_t start) {
  std::set<std::size_t> seen{start};
  std::vector<std::size_t> ring{start};
  while (!ring.empty()) {
    std::vector<std::size_t> next;
    for (const std::size_t cell : ring) {
      for (const std::size_t line : system_.lines_of[cell]) {
        if (!holds_(line)) continue;
        for (const std::size_t other : cells_in(line)) {
          if (seen.insert(other).second) next.push_back(other);
        }
      }
    }
    if (hide_one(next)) return true;
    ring = std::move(next);
  }
  return false;
}

}  // namespace rodtrad::plan
