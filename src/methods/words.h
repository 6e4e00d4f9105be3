// Words that sentences and titles of several methods are made of.
#pragma once

#include <vector>

#include "core/text.h"

namespace rodtrad::methods {

/// Both languages joined word by word.
core::Text operator+(core::Text a, const core::Text& b);

/// First letter in lower case, for a label inside a sentence; unchanged when the second letter is a capital.
core::Text inside_sentence(const core::Text& label);

/// "Inte möjligt, eftersom källan anger ingen klinik."
core::Text not_possible_because(const core::Text& why);

/// "Medicin, Kirurgi."
core::Text listed(const std::vector<core::Text>& labels);

/// Label of a care form: "Sluten vård".
core::Text care_form_label(const std::string& care_form);
/// "vårdtillfällena i sluten vård" / "inpatient episodes".
core::Text contacts_words(const std::string& care_form);
/// "i sluten vård" / "in inpatient care".
core::Text in_form(const std::string& care_form);

}  // namespace rodtrad::methods
