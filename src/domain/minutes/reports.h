// What was told at the meeting without a decision: by whom, under which heading, on what.
#pragma once

#include "domain/minutes/context.h"

namespace rodtrad::domain {

std::vector<Report> read_reports(const Zone& item, const MinutesContext& context);

}  // namespace rodtrad::domain
