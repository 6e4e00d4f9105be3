// Letters from the office behind the minutes: who proposes what, why, with which goals and which money.
#pragma once

#include "domain/minutes/layout.h"

namespace rodtrad::domain {

std::vector<Letter> read_letters(const MinutesLayout& layout, const std::vector<Item>& items, const MinutesContext& context);

}  // namespace rodtrad::domain
