// Values and what they rest on.
#include "methods/demographic_pressure_cells.h"

namespace rodtrad::methods::demographic_pressure {

using model::Basis;
using model::DraftCell;

namespace {

const std::vector<std::size_t> kBothBands = {kUnder65, k65AndOver};

std::vector<std::size_t> every_band(const Place& place) {
  std::vector<std::size_t> bands;
  for (std::size_t band = 0; band < place.bands(); ++band) bands.push_back(band);
  return bands;
}

}  // namespace

std::vector<Basis> basis_of(const std::vector<Place>& places, const std::vector<std::size_t>& bands) {
  std::map<std::string, std::vector<std::size_t>> cells;
  for (const Place& place : places) {
    for (const std::size_t band : bands) {
      for (const Year year : {kBase, kFinal}) cells[place.cube->id].push_back(place.index(year, band));
    }
  }
  std::vector<Basis> out;
  for (auto& [cube, indices] : cells) out.push_back({.cube = cube, .cells = std::move(indices)});
  return out;
}

std::vector<Basis> basis_of(const Place& place, const std::vector<std::size_t>& bands) { return basis_of(std::vector{place}, bands); }

DraftCell contacts_cell(const Place& place, Year year, std::size_t band) {
  return value_cell(static_cast<double>(place.cell(year, band).rows), {{.cube = place.cube->id, .cells = {place.index(year, band)}}});
}

DraftCell cost_cell(const Study& study, const Place& place, Year year, std::size_t band) {
  return value_cell(study.cost(place, year, band), {{.cube = place.cube->id, .cells = {place.index(year, band)}}});
}

DraftCell contacts_change_cell(const Study& study, const Place& place, std::size_t band) {
  return value_cell(static_cast<double>(study.change(place, band).contacts), basis_of(place, {band}));
}

DraftCell cost_change_cell(const Study& study, const Place& place, std::size_t band) {
  return value_cell(study.change(place, band).cost, basis_of(place, {band}));
}

DraftCell amount_cell(const Study& study, const Place& place) { return value_cell(study.amount(place), basis_of(place, kBothBands)); }

DraftCell amount_sum_cell(const Study& study, const std::vector<Place>& places) {
  double sum = 0;
  for (const Place& place : places) sum += study.amount(place);
  return value_cell(sum, basis_of(places, kBothBands));
}

DraftCell part_cell(const Study& study, const Place& place, double stats::ChangeInParts::*part) {
  return value_cell(study.parts(place).*part, basis_of(place, every_band(place)));
}

std::vector<Part> parts_of(const Study& study, const Breakdown& breakdown) {
  std::vector<Part> parts;
  const std::vector<table::Category>& categories = study.dimension(breakdown).categories;
  for (std::size_t i = 0; i < categories.size(); ++i) {
    const Place place = study.place(breakdown, i);
    if (!categories[i].total && !place.is_empty()) parts.push_back({categories[i], place});
  }
  return parts;
}

std::vector<Place> places_of(const std::vector<Part>& parts) {
  std::vector<Place> places;
  for (const Part& part : parts) places.push_back(part.place);
  return places;
}

}  // namespace rodtrad::methods::demographic_pressure
