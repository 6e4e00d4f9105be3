// Linear programs over the counts of hidden cells that hang together through sums: the search for moves.
#pragma once

#include <functional>
#include <map>

#include "plan/audit.h"
#include "plan/linear_program.h"

namespace rodtrad::plan {

class AuditComponent {
 public:
  /// `cells`: hidden, ascending. Counts may change by at most `reach`.
  AuditComponent(const CellSystem& system, const std::vector<std::size_t>& cells, std::int64_t reach);

  /// Looks for moves that raise and lower the count of the cell as far as possible, in whole numbers, and hands them to
  /// `take`, which says when they suffice.
  void explore_count(std::size_t cell, const std::function<bool(const Move&)>& take);

 private:
  void add_line(const Line& line);
  LinearProgram::Terms balance(const Line& line) const;
  std::optional<Move> round_off(std::vector<double> solution, const LinearProgram::Terms& objective);
  Move to_move(const std::vector<double>& solution) const;

  const CellSystem& system_;
  const std::vector<std::size_t>& cells_;
  std::map<std::size_t, std::size_t> column_of_;
  std::int64_t reach_;
  LinearProgram counts_;
};

}  // namespace rodtrad::plan
