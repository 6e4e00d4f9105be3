// Which hidden cells hang together through sums: each such group is audited by itself.
#pragma once

#include <functional>

#include "plan/cell_system.h"

namespace rodtrad::plan {

/// Groups of hidden cells joined by the lines that hold, each ascending, in order of their first cells.
std::vector<std::vector<std::size_t>> components(const CellSystem& system, const std::function<bool(std::size_t cell)>& is_hidden,
                                                 const std::function<bool(std::size_t line)>& holds);

/// The lines that cells stand in, ascending, each once.
std::vector<std::size_t> lines_through(const CellSystem& system, const std::vector<std::size_t>& cells);

}  // namespace rodtrad::plan
