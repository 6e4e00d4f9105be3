// Disclosure control: the only maker of a Result. What goes in is a Draft, with every number and the cube cells that it
// rests on; what comes out holds no number that could tell about fewer people than the threshold.
#pragma once

#include "model/method.h"
#include "model/result.h"
#include "plan/disclosure.h"

namespace rodtrad::plan {

struct MethodIdentity {
  std::string id;
  std::string version;
};

/// Hides counts of 1 to threshold − 1 persons (contacts when the data have no person key; each table then says so) and as
/// many others as it takes that nobody can work them out from what is shown: all cubes of the draft with all their margins
/// are audited as one system. Zeros are shown. A table cell is hidden when any cube cell of its basis is; findings on
/// hidden cells are dropped with a note. Counts that are sensitive must be cells of a cube, not measures of one.
/// Throws Failure{internal} when the draft contradicts itself.
model::Result protect(const model::Draft& draft, model::Level level, const ProtectOptions& options, const MethodIdentity& method);

/// Refused (code counts_contacts) when the level is public, the threshold counted contacts and the data are not public.
core::Expected<core::Done> may_release(const model::Result& result, model::Level level, const std::vector<model::DatasetInfo>& datasets);

}  // namespace rodtrad::plan
