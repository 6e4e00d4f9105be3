// A world to draw persons and care from: the invented region, or the invented nation that it is compared with.
#pragma once

#include <cstdint>
#include <vector>

#include "example/population.h"
#include "example/random.h"

namespace rodtrad::example {

/// Where people live: one municipality of the region, or one kind of catchment area in the nation.
struct Area {
  int hospital = 0;  // nearest
  bool inland = false;
  Weighted people;  // over sex × (kOldest + 1) + age
};

/// What sets a hospital's costs apart, in per cent of the national level.
struct CostLevel {
  int price = 100;
  int outliers = 100;  // how often a contact becomes very expensive
};

struct World {
  std::uint64_t seed = 0;
  int first_year = 0;
  int years = 0;
  std::int64_t persons = 0;  // at the start of the first year
  std::vector<Area> areas;
  Weighted area_choice;               // by people
  Weighted newborn_choice;            // by children of age 0
  std::vector<CostLevel> hospitals;   // the central one first
  bool one_centre = false;            // special clinics are found at the central hospital only
  int outlier_trend = 0;              // per cent more very expensive contacts for each year
  int inland_outliers = 100;          // per cent, for people of 75 and older who live far away
  std::vector<int> chapter_outliers;  // per cent, by chapter of groups.h; empty = 100 for all
  std::vector<int> new_years;         // day number of 1 January for the years first_year − 1 … first_year + years

  int last_year() const { return first_year + years - 1; }
  int new_year(int year) const { return new_years[static_cast<std::size_t>(year - first_year + 1)]; }
  std::int64_t births_a_year() const { return persons * kBirthRate / 100'000; }
  /// Everyone who lives some day in these years; persons have the numbers 1 … this.
  std::int64_t all_persons() const { return persons + years * births_a_year(); }
};

struct WorldSize {
  std::uint64_t seed = 0;
  int first_year = 0;
  int years = 0;
  std::int64_t persons = 0;
};

/// Region Älvmark: areas and hospitals are those of places.h, in that order.
World region_world(const WorldSize& size);

/// The nation: areas and hospitals are those of university, county and district hospitals, in that order.
World nation_world(const WorldSize& size);

}  // namespace rodtrad::example
