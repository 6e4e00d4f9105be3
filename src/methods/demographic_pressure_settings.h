// The parameters of demographic_pressure as typed values.
#pragma once

#include "methods/demographic_pressure_rule.h"
#include "model/method.h"

namespace rodtrad::methods::demographic_pressure {

struct Settings {
  std::int64_t base_year = 0;   // 0 = the first
  std::int64_t final_year = 0;  // 0 = the last
  Rule rule;
  std::string level;        // whose sum is the answer: clinic_chapter, clinic, chapter, hospital, area, region
  double price_factor = 1;  // costs of the base year times this are at the final year's prices
  std::int64_t least_persons = 0;
  std::int64_t age_width = 0;
  std::int64_t oldest_group = 0;
  std::int64_t outlook_years = 0;
  double set_aside = 0;  // minor units; 0 = not stated

  bool fixed_prices() const { return price_factor != 1; }
};

Settings settings_of(const model::Run& run);
std::vector<model::Param> parameters();

}  // namespace rodtrad::methods::demographic_pressure
