// One unit of the outline as an assignment with all its fields.
#pragma once

#include <vector>

#include "domain/plan_reader/publication.h"
#include "domain/plan_reader/units.h"

namespace rodtrad::domain {

/// Paragraphs with an empty line between them; list items and table rows one to a line.
std::string text_of(const std::vector<const Node*>& nodes);

Assignment build_assignment(const Unit& unit, const Outline& outline, const std::vector<PublicationForm>& forms, const std::u32string& source);

}  // namespace rodtrad::domain
