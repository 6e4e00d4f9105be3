// Tables of a draft with hidden cells emptied.
#pragma once

#include <functional>
#include <map>

#include "model/draft.h"
#include "plan/suppress.h"

namespace rodtrad::plan {

/// Why a table cell is empty: no reason, a sum that it rests on is hidden, or a count is.
enum class Loss { none, sum, count };

/// What of which cubes is hidden.
class HiddenCells {
 public:
  HiddenCells(const std::vector<table::Cube>& cubes, const CellSystem& system, const Suppression& suppression);

  /// The gravest loss in the basis. Throws Failure{internal} when the basis names what is not there.
  Loss loss(const std::vector<model::Basis>& basis) const;
  /// True when the basis has a cube whose data have no person key.
  bool counts_contacts(const std::vector<model::Basis>& basis) const;

 private:
  struct CubeCells {
    std::vector<bool> counts;                       // hidden, per cell
    std::map<std::string, std::vector<bool>> sums;  // likewise, by measure
    bool persons = false;
  };
  const CubeCells& cube(const model::Basis& basis) const;
  static bool hides_sum(const CubeCells& in, const model::Basis& basis, std::size_t cell);
  std::map<std::string, CubeCells> cubes_;
};

/// What is said of cells that were emptied.
struct LossReasons {
  core::Text sum, count;
};

/// The table as people may see it. A hidden cell has neither value, interval nor count.
/// Rows that are hidden in a column by which the rows are sorted go last, so that their place tells nothing.
table::Table resolve_table(const model::DraftTable& draft, const HiddenCells& hidden, const LossReasons& reasons);

/// Order of `count` items in which those without a value go last when the values of the others rise or fall all the way;
/// the order as it is otherwise. `label` orders the hidden ones.
std::vector<std::size_t> order_without_ranks(std::size_t count, const std::function<const table::Cell&(std::size_t)>& cell,
                                             const std::function<std::string(std::size_t)>& label);

}  // namespace rodtrad::plan
