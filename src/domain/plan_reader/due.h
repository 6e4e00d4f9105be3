// When work is due: what the plan writes, as EDTF.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rodtrad::domain {

struct Due {
  std::vector<std::string> edtf;  // empty when no time with a year is told
  std::string latest;             // ISO day
  bool approximate = false;       // a season, a part of a year, a range of months or a year alone
};

/// Months, days, seasons (21–24) and parts of a year ("slutet av 2020" → 2020-10/2020-12), several of them too. Of
/// several clauses those count that speak of being finished, if any do.
Due read_due(std::u32string_view raw);

}  // namespace rodtrad::domain
