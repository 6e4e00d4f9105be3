// The meeting itself: board, organisation, day, place, times, who verifies.
#pragma once

#include "domain/minutes/context.h"

namespace rodtrad::domain {

/// Fills context.body and context.date too. `zone`: the words before the first item.
Meeting read_meeting(const Zone& zone, MinutesContext& context);

}  // namespace rodtrad::domain
