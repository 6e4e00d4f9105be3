// What the plan says about itself before its assignments: title, decision, template, forms, kinds of work.
#pragma once

#include <vector>

#include "domain/plan_reader/areas.h"
#include "domain/plan_reader/publication.h"

namespace rodtrad::domain {

/// Forms of the plan's own list.
std::vector<PublicationForm> read_forms(const Outline& outline, std::size_t end);

/// Fills the plan's own fields from the nodes [0, end); domains and assignments are not among them.
void read_front(PlanDocument& plan, const Outline& outline, std::size_t end, const std::u32string& source);

}  // namespace rodtrad::domain
