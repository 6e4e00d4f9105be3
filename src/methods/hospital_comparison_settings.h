// The parameters of hospital_comparison as typed values.
#pragma once

#include "model/method.h"

namespace rodtrad::methods::hospital_comparison {

struct Settings {
  std::string weight_source;    // auto, contact, list
  std::string limit_source;     // auto, flag, limit, none
  std::string list_kind;        // clinic, hospital
  std::string list_basis;       // prospective, retrospective; "" = the only one that the lists have
  bool by_severity = true;      // where there is one
  std::int64_t first_year = 0;  // 0 = no bound
  std::int64_t last_year = 0;
};

Settings settings_of(const model::Run& run);
std::vector<model::Param> parameters();

}  // namespace rodtrad::methods::hospital_comparison
