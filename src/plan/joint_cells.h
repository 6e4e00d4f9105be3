// Cells of a result together with those of results that readers already have: one system, in which it is proven that no
// hidden number of any of them can be worked out from all of them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "model/result.h"
#include "plan/protection_rules.h"
#include "plan/suppress.h"

namespace rodtrad::plan {

/// What a level hides of a result.
struct HiddenSet {
  std::vector<std::uint8_t> counts;             // per cell
  std::vector<std::vector<std::uint8_t>> sums;  // [measure][cell]
};

/// A result as it was protected: all its cells with their true numbers, and what each level hides. For the closed zone.
struct ProtectedCells {
  CellSystem system;
  HiddenSet internal, public_;
  const HiddenSet& at(model::Level level) const { return level == model::Level::internal ? internal : public_; }
};

/// A result that readers have.
struct ToldResult {
  std::string name;  // "release-3"
  std::shared_ptr<const ProtectedCells> cells;
  model::Level level = model::Level::public_;  // at which it was let out; internal readers have both
};

/// What the readers of a level know of a number in a result that is let out at `let_out`: internal readers have what all
/// have, and what only the public may not see need not be kept from them.
Told told_to(model::Level reader, model::Level let_out, bool hidden_from_all, bool hidden_inside);

/// What `suppression` hides of the system's own cells.
HiddenSet hidden_set(const CellSystem& system, const Suppression& suppression);

/// `own` with the cells of the results that readers of `level` have and that can be held against it, marked with what they
/// tell. Cells with one name, years and numbers are one cell. Cells with one name and other numbers, over the same years
/// or some of them, are tied when they are `threshold` apart or more nearly equal: their difference is a small count too.
CellSystem join_told(CellSystem own, const std::vector<ToldResult>& told, model::Level level, const ProtectionRules& rules);

/// The results among `told` that join_told would take in.
std::vector<ToldResult> comparable(const CellSystem& own, const std::vector<ToldResult>& told, model::Level level);

}  // namespace rodtrad::plan
