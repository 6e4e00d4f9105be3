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

/// Those of the cells from which lines that hold lead, over cells that are not empty, to one that is shown.
std::vector<std::size_t> leading_to(const CellSystem& system, std::vector<std::size_t> cells, const std::function<bool(std::size_t cell)>& is_empty,
                                    const std::function<bool(std::size_t cell)>& is_shown, const std::function<bool(std::size_t line)>& holds);

}  // namespace rodtrad::plan
