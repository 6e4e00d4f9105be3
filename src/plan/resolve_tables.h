// Tables of a draft with hidden cells emptied.
#pragma once

#include <functional>
#include <map>

#include "model/draft.h"
#include "plan/suppress.h"

namespace rodtrad::plan {

/// Which cells of which cubes are hidden.
class HiddenCells {
 public:
  HiddenCells(const std::vector<table::Cube>& cubes, const CellSystem& system, const Suppression& suppression);

  /// True when any cell of the basis is hidden. Throws Failure{internal} when the basis names what is not there.
  bool hides(const std::vector<model::Basis>& basis) const;
  /// True when the basis has a cube whose data have no person key.
  bool counts_contacts(const std::vector<model::Basis>& basis) const;

 private:
  struct CubeCells {
    std::vector<bool> hidden;
    bool persons = false;
  };
  const CubeCells& cube(const model::Basis& basis) const;
  std::map<std::string, CubeCells> cubes_;
};

/// The table as people may see it. A hidden cell has neither value, interval nor count; `reason` is its reason.
/// Rows that are hidden in a column by which the rows are sorted go last, so that their place tells nothing.
table::Table resolve_table(const model::DraftTable& draft, const HiddenCells& hidden, const core::Text& reason);

/// Order of `count` items in which those without a value go last when the values of the others rise or fall all the way;
/// the order as it is otherwise. `label` orders the hidden ones.
std::vector<std::size_t> order_without_ranks(std::size_t count, const std::function<const table::Cell&(std::size_t)>& cell,
                                             const std::function<std::string(std::size_t)>& label);

}  // namespace rodtrad::plan
