// Goals of a project with numbers in them: "minst 20 % fler …", "en gång per år".
#pragma once

#include "domain/minutes/context.h"

namespace rodtrad::domain {

/// One for each sentence that tells how many or how much.
std::vector<GoalIndicator> read_goal_indicators(const Zone& goals, const MinutesContext& context);

}  // namespace rodtrad::domain
