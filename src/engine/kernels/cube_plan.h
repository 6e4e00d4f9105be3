// CubePlan: requests for cells that differ only in their keys, made ready to be answered in one pass. Totals are the number of
// rows and then the sums, by index.
#pragma once

#include "engine/kernels/places.h"

namespace rodtrad::engine::kernels {

/// One request's keys. What adds up over rows is only counted in sets without a parent: others get it from theirs.
struct CubeSet {
  KeySet keys;
  std::optional<std::size_t> parent;  // index of a set with all these keys and more

  /// What a combination of the parent's keys is in these.
  std::uint64_t combination(const std::vector<Codes>& all_keys, const KeySet& of_parent, std::uint64_t whole) const;
};

struct CubePlan {
  std::vector<Test> tests;
  std::vector<Codes> keys;         // of all sets together
  std::vector<CubeSet> sets;       // one per request
  std::vector<std::size_t> order;  // of the sets: parents first
  std::vector<Node> sums;
  std::vector<std::pair<std::size_t, std::size_t>> products;         // indices into totals, per row
  std::vector<std::pair<std::size_t, std::size_t>> person_products;  // indices into totals; empty without persons
  std::vector<std::size_t> contributions;                            // likewise
  bool persons = false;
  /// Whether every row of a person counts in a cell, not only the first.
  bool sums_of_persons() const { return persons && !(person_products.empty() && contributions.empty()); }
};

/// Whether two requests can stand in one plan.
bool same_but_keys(const table::Cells& a, const table::Cells& b);

/// The requests may differ only in their keys.
CubePlan plan_cube(Store& store, const std::vector<const table::Cells*>& requests, bool has_persons);

}  // namespace rodtrad::engine::kernels
