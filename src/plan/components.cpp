// Joining hidden cells line by line.
#include "plan/components.h"

#include <numeric>
#include <optional>

namespace rodtrad::plan {

std::vector<std::vector<std::size_t>> components(const CellSystem& system, const std::function<bool(std::size_t cell)>& is_hidden,
                                                 const std::function<bool(std::size_t line)>& holds) {
  std::vector<std::size_t> parent(system.cells.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto root = [&](std::size_t cell) {
    while (parent[cell] != cell) cell = parent[cell] = parent[parent[cell]];
    return cell;
  };
  for (std::size_t l = 0; l < system.lines.size(); ++l) {
    if (!holds(l)) continue;
    std::optional<std::size_t> first;
    const auto join = [&](std::size_t cell) {
      if (!is_hidden(cell)) return;
      if (first) parent[root(cell)] = root(*first);
      first = cell;
    };
    join(system.lines[l].total);
    for (const std::size_t part : system.lines[l].parts) join(part);
  }
  std::map<std::size_t, std::vector<std::size_t>> by_root;
  for (std::size_t cell = 0; cell < system.cells.size(); ++cell) {
    if (is_hidden(cell)) by_root[root(cell)].push_back(cell);
  }
  std::vector<std::vector<std::size_t>> all;
  for (auto& [name, cells] : by_root) all.push_back(std::move(cells));
  std::sort(all.begin(), all.end());
  return all;
}

std::vector<std::size_t> leading_to(const CellSystem& system, std::vector<std::size_t> cells, const std::function<bool(std::size_t)>& is_empty,
                                    const std::function<bool(std::size_t)>& is_shown, const std::function<bool(std::size_t)>& holds) {
  std::vector<std::uint8_t> leads(system.cells.size());
  std::vector<std::size_t> open;
  const auto reach = [&](std::size_t cell) {
    if (!is_empty(cell) && !std::exchange(leads[cell], std::uint8_t{1})) open.push_back(cell);
  };
  for (std::size_t cell = 0; cell < system.cells.size(); ++cell) {
    if (is_shown(cell)) reach(cell);
  }
  while (!open.empty()) {
    const std::size_t cell = open.back();
    open.pop_back();
    for (const std::size_t l : system.lines_of[cell]) {
      if (!holds(l)) continue;
      reach(system.lines[l].total);
      for (const std::size_t part : system.lines[l].parts) reach(part);
    }
  }
  std::erase_if(cells, [&](std::size_t cell) { return !leads[cell]; });
  return cells;
}

std::vector<std::size_t> lines_through(const CellSystem& system, const std::vector<std::size_t>& cells) {
  std::vector<std::size_t> all;
  for (const std::size_t cell : cells) all.insert(all.end(), system.lines_of[cell].begin(), system.lines_of[cell].end());
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

}  // namespace rodtrad::plan
