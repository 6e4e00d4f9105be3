// Disclosure control: the only maker of a Result. What goes in is a Draft, with every number and the cube cells that it
// rests on; what comes out holds no number that could tell about fewer people than the threshold.
#pragma once

#include "model/method.h"
#include "model/result.h"
#include "plan/disclosure.h"
#include "plan/joint_cells.h"

namespace rodtrad::plan {

struct MethodIdentity {
  std::string id;
  std::string version;
};

/// What a draft is protected beside: results that readers have, or may get before it.
struct Beside {
  std::vector<Population> populations;  // of the draft's cubes
  std::vector<ToldResult> told;
};

/// What a run gives: the same draft protected for each level.
struct ProtectedResults {
  model::Result internal;
  model::Result public_;
  std::shared_ptr<const ProtectedCells> cells;
  std::vector<std::string> unproven;  // hidden cells (of this result or one that is told) that can be worked out with what is told
};

/// Hides counts of 1 to threshold − 1 persons (contacts when the data have no person key; each table then says so), sums
/// that few contributors make up, and as many others as it takes that nobody can work them out from what is shown: all
/// cubes of the draft with all their margins are audited as one system. Zeros are shown. A table cell is hidden when a
/// count or a sum of its basis is; findings on hidden cells are dropped with a note. Counts that are sensitive must be cells
/// of a cube, not measures of one. The public result hides at least what the internal one hides. Each is audited together
/// with what its readers are told already. Throws Failure{internal} when the draft contradicts itself.
ProtectedResults protect_for_levels(const model::Draft& draft, const ProtectOptions& options, const MethodIdentity& method,
                                    const Beside& beside = {});
/// One of them.
model::Result protect(const model::Draft& draft, model::Level level, const ProtectOptions& options, const MethodIdentity& method);

/// Refused when the level is public and the result was protected for internal readers only (protected_internally), or the
/// data are not public and the threshold counted contacts (counts_contacts) or some sum could not be tested for dominance
/// (contributors_unknown).
core::Expected<core::Done> may_release(const model::Result& result, model::Level level, const std::vector<model::DatasetInfo>& datasets);

}  // namespace rodtrad::plan
