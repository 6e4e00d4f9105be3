// Report: the Result of a run with the plan's words, ready to be rendered.
#pragma once

#include "model/report.h"

namespace rodtrad::plan {

/// Each finding under the question that most of its words occur in (letters without case), the longer words counting
/// more; under "" when none does. All questions come, in the plan's order, also those without a finding.
std::vector<model::Answer> pair_answers(const std::vector<std::string>& questions, const std::vector<model::ResolvedFinding>& findings);

/// Sets the source line of every figure, and keeps the hash of the result that is shown only. `region`: the name of the region.
model::Report build_report(model::AssignmentInfo assignment, model::Result result, model::Provenance provenance, model::ReleaseInfo release,
                           std::string region);

}  // namespace rodtrad::plan
