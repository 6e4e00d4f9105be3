// Words that sentences and titles of several methods are made of.
#pragma once

#include "core/text.h"

namespace rodtrad::methods {

/// Both languages joined word by word.
core::Text operator+(core::Text a, const core::Text& b);

/// First letter in lower case, for a label inside a sentence; unchanged when the second letter is a capital.
core::Text inside_sentence(const core::Text& label);

}  // namespace rodtrad::methods
