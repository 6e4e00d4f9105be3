// The proof at release: with all that readers have already, no hidden number of this result or of those can be worked out.
#pragma once

#include "plan/disclosure.h"
#include "plan/joint_cells.h"

namespace rodtrad::plan {

struct ReleaseProof {
  std::vector<std::string> held_against;  // names of the results that have something in common with it
  std::int64_t hidden_counts = 0;         // that were proven, of all these results
  std::int64_t hidden_sums = 0;
};

/// For the readers of the level, and for internal readers also when all get it. Problem told_together: which hidden cells
/// could be worked out, and by which result that is told. Throws Failure{cancelled}.
core::Expected<ReleaseProof> prove_release(const ProtectedCells& cells, model::Level level, const std::vector<ToldResult>& told,
                                           const ProtectOptions& options);

}  // namespace rodtrad::plan
