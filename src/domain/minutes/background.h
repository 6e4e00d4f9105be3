// What an item tells before its decision: application, earlier decisions, consultation, its place in the thread.
#pragma once

#include "domain/minutes/context.h"

namespace rodtrad::domain {

void read_background(const Zone& text, const MinutesContext& context, Item& item);

}  // namespace rodtrad::domain
