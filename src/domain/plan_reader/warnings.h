// What a reader of the plan should look at although it could be read.
#pragma once

#include "core/problem.h"
#include "domain/plan_reader/units.h"

namespace rodtrad::domain {

/// plan_title_missing: the table of contents names what the text does not have. plan_assignment_cut: sections without
/// metadata after the last assignment. due_not_understood: a time without a known word or without a year.
void warn(const PlanDocument& plan, const Outline& outline, const std::vector<Unit>& units, const Contents& contents, const std::string& file,
          core::Problems& notes);

}  // namespace rodtrad::domain
