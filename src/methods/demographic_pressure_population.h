// What the population's ages and sexes alone do to cost: each age class and sex costs as much per inhabitant as in the base
// year, and only the inhabitants change (direct standardisation).
#pragma once

#include "methods/demographic_pressure_study.h"

namespace rodtrad::methods::demographic_pressure {

/// The population of one year beside the base year's, with the base year's cost per inhabitant.
struct PopulationYear {
  std::string year;
  std::int64_t inhabitants = 0;
  double effect = 0;  // change of cost since the base year
  double size = 0;    // of it, from more or fewer inhabitants; the rest is from their ages and sexes
};

struct Population {
  std::vector<PopulationYear> years;  // base year first, final year last; empty when it cannot be told
  core::Text why_not;
  double cost = 0;                 // of the base year at the final year's prices, in age classes and sexes with inhabitants
  double left_out = 0;             // of the base year, in others (unknown age or sex)
  std::vector<std::size_t> cells;  // of the cube of people, that all rests on

  bool is_known() const { return !years.empty(); }
  /// Change since the base year as a share of the base year's cost.
  double growth(const PopulationYear& year) const { return year.effect / cost; }
  /// The same per year.
  double yearly() const;
};

Population read_population(const Study& study);

}  // namespace rodtrad::methods::demographic_pressure
