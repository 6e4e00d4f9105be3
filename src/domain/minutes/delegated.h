// Groups of reported matters: decisions by delegation, and reports and letters that came in.
#pragma once

#include "domain/minutes/context.h"

namespace rodtrad::domain {

/// Adds the group's heading, decisions and reports to the item.
void read_group(const Zone& group, MinutesContext& context, Item& item);

}  // namespace rodtrad::domain
