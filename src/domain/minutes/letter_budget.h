// The budget of a letter: its lines of costs and financiers, with the amounts as they are written.
#pragma once

#include <optional>

#include "domain/minutes/context.h"

namespace rodtrad::domain {

/// Nothing when the letter has no budget. Lines without any amount have lost them, and the budget says so.
std::optional<LetterBudget> read_letter_budget(const Zone& letter, const MinutesContext& context);

}  // namespace rodtrad::domain
