// The parameters of cost_outliers as typed values.
#pragma once

#include "model/method.h"
#include "table/request.h"

namespace rodtrad::methods::cost_outliers {

enum class LimitSource { flag, list, computed };
enum class Rule { calibrated, fixed, log_deviations };

/// A decimal parameter as a whole number of millionths, so that shares and multipliers are exact.
inline constexpr std::int64_t kMillion = 1'000'000;

struct Settings {
  std::string limit_source;  // auto, flag, limit, computed
  Rule rule = Rule::calibrated;
  bool ln = false;
  table::QuantileRule quantile_rule = table::QuantileRule::type7;
  std::int64_t minimum_n = 30;
  std::int64_t share_inpatient = 0;   // millionths of a per cent
  std::int64_t share_outpatient = 0;  // likewise
  std::int64_t multiplier = 0;        // millionths
  std::int64_t deviations = 0;        // millionths
  bool at_low_end = false;            // k at the low end of its interval instead of the middle
  std::string list_kind;
  std::int64_t first_year = 0;  // 0 = no bound
  std::int64_t last_year = 0;

  std::int64_t share(const std::string& care_form) const { return care_form == "outpatient" ? share_outpatient : share_inpatient; }
};

/// Parameters that have no part in the numbers when limits come from this source.
std::vector<std::string> idle_params(const Settings& settings, LimitSource source);

Settings settings_of(const model::Run& run);
std::vector<model::Param> parameters();

}  // namespace rodtrad::methods::cost_outliers
