// A cube of contacts: every combination of its dimensions with all totals, contacts, distinct persons, sums and
// their largest contributions in each.
#pragma once

#include "methods/dimensions.h"

namespace rodtrad::methods {

struct CubeRequest {
  std::string id;
  std::string kind = "care_contact";
  table::Filter filter;
  std::vector<CutDimension> dimensions;
  std::vector<std::pair<std::string, table::Expression>> measures;  // id and the integer that is summed
};

table::Cube count_cube(model::Run& run, const CubeRequest& request);

}  // namespace rodtrad::methods
