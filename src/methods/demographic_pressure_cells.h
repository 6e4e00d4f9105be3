// Table cells over the cubes of the study. Each names the cube cells that it rests on.
#pragma once

#include "methods/demographic_pressure_study.h"
#include "methods/draft_cells.h"

namespace rodtrad::methods::demographic_pressure {

/// Both years of the place in these age bands.
std::vector<model::Basis> basis_of(const Place& place, const std::vector<std::size_t>& bands);
/// Those of several places together.
std::vector<model::Basis> basis_of(const std::vector<Place>& places, const std::vector<std::size_t>& bands);

model::DraftCell contacts_cell(const Place& place, Year year, std::size_t band);
model::DraftCell cost_cell(const Study& study, const Place& place, Year year, std::size_t band);
model::DraftCell contacts_change_cell(const Study& study, const Place& place, std::size_t band);
model::DraftCell cost_change_cell(const Study& study, const Place& place, std::size_t band);
/// What the rule gives for the place.
model::DraftCell amount_cell(const Study& study, const Place& place);
/// The sum of what it gives for each of the places.
model::DraftCell amount_sum_cell(const Study& study, const std::vector<Place>& places);
/// One of the parts of the change.
model::DraftCell part_cell(const Study& study, const Place& place, double stats::ChangeInParts::*part);

/// Places of a breakdown with contacts, without the total, in the cube's order.
struct Part {
  table::Category category;
  Place place;
};
std::vector<Part> parts_of(const Study& study, const Breakdown& breakdown);
std::vector<Place> places_of(const std::vector<Part>& parts);

}  // namespace rodtrad::methods::demographic_pressure
