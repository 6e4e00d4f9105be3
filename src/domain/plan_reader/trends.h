// The horizon scan that comes with a plan: its trends, in their groups.
#pragma once

#include <vector>

#include "domain/plan_reader/outline.h"

namespace rodtrad::domain {

/// Items under the heading of the horizon scan; none when the plan has no such heading.
std::vector<Trend> read_trends(const Outline& outline, const std::u32string& source);

}  // namespace rodtrad::domain
