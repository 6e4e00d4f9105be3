// The dated parameters of disclosure control, from data/parameters/disclosure.toml.
#pragma once

#include <string>

#include "core/date.h"
#include "core/expected.h"

namespace rodtrad::plan {

struct ProtectOptions {
  std::int64_t threshold = 0;         // counts of 1 to threshold − 1 are hidden
  std::string threshold_reference;    // where the number comes from
  double measure_margin_percent = 0;  // a hidden amount may not be known closer than this
};

/// The values that hold on the day. Problems: missing_parameter, bad_parameter with place.
core::Expected<ProtectOptions> read_disclosure(std::string_view toml, const std::string& file, const core::Date& day);

/// From the program's own file; the file is under test, so it cannot be wrong.
ProtectOptions disclosure_on(const core::Date& day);

}  // namespace rodtrad::plan
